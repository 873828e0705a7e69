import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Writes each file again with .gz and .br behind its name, so that the server packs nothing. */
function pack() {
  let folder;
  return {
    name: 'pack',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const path of filesBelow(folder)) {
        const data = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(data, { level: 9 }));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
        writeFileSync(`${path}.br`, brotliCompressSync(data, { params }));
      }
    },
  };
}

export default {
  root: here,
  // Addresses are relative, so that the pages also work behind a proxy's path prefix.
  base: './',
  plugins: [pack()],
  resolve: { alias: { 'three/examples/jsm/libs/meshopt_decoder.module.js': join(here, 'src/no_decoder.js') } },
  build: {
    target: 'es2022',
    assetsDir: 'static',
    assetsInlineLimit: 0,
    // Its helper would be an inline script, which the pages' policy forbids.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: ['studio.html', 'm/model.html', 'm/gone.html'].map((name) => join(here, name)),
      output: {
        manualChunks: (id) => (/node_modules\/(three|@google|lit|@lit|lit-html|lit-element|@monogrid)\//.test(id) ? 'model-viewer' : undefined),
      },
    },
  },
};
