#!/usr/bin/env node
// What brightness does to a table of materials, and how far our renderer is from model-viewer's.
//
//   npm ci --ignore-scripts --prefix bench/brightness
//   node bench/brightness/measure.mjs build/tests/brightness/brightness_table docs
//
// puts the table into docs/brightness.md and the pictures into docs/brightness.jpg. Chromium draws on the
// processor: about half a minute.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const viewerScript = join(here, 'node_modules/@google/model-viewer/dist/model-viewer.min.js');
const ways = ['original', 'ar', 'classic'];
const types = { html: 'text/html', js: 'text/javascript', json: 'application/json', glb: 'model/gltf-binary' };
const longest = 600_000;

const chromiumFlags = (profile) => [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--no-first-run', `--user-data-dir=${profile}`,
];

function serve(folder, sources, settle) {
  const answer = (request, response) => {
    const name = basename(new URL(request.url, 'http://localhost').pathname);
    if (request.method === 'POST') {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        response.end();
        settle(name, JSON.parse(Buffer.concat(chunks)));
      });
      return;
    }
    const files = { 'page.html': join(here, name), 'model-viewer.min.js': viewerScript };
    try {
      const body = name === 'sources.json' ? JSON.stringify(sources) : readFileSync(files[name] ?? join(folder, name));
      response.writeHead(200, { 'Content-Type': types[name.split('.').pop()] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
  return new Promise((resolve) => {
    const server = createServer(answer).listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function lookInModelViewer(folder, sources) {
  let server;
  let browser;
  try {
    return await new Promise(async (resolve, reject) => {
      server = await serve(folder, sources, (name, body) => (name === 'looks' ? resolve(body) : reject(new Error(body))));
      const address = `http://127.0.0.1:${server.address().port}/page.html`;
      browser = spawn('chromium', [...chromiumFlags(join(folder, 'profile')), address], { stdio: 'ignore' });
      browser.on('error', reject);
      browser.on('exit', () => reject(new Error('Chromium ended before it had drawn everything.')));
      setTimeout(() => reject(new Error('Chromium took too long.')), longest).unref();
    });
  } finally {
    browser?.removeAllListeners('exit');
    browser?.kill();
    await new Promise((resolve) => (browser?.exitCode === null ? browser.once('exit', resolve) : resolve()));
    server?.closeAllConnections();
    server?.close();
  }
}

const whole = (value) => value.toFixed(0);
const triple = (looks, key, digits) => ways.map((way) => looks[way][key].toFixed(digits)).join(' / ');

function row(material, number, looks) {
  const theirs = Object.fromEntries(ways.map((way) => [way, looks[`${number}-${way}.glb`]]));
  const ours = material.looks;
  const off = ways.map((way) => ours[way].luminance - theirs[way].luminance);
  const surface = ours.ar.surface_contrast / ours.original.surface_contrast;
  const cells = [
    material.name, whole(ours.raw.luminance), triple(ours, 'luminance', 0), triple(theirs, 'luminance', 0),
    triple(ours, 'contrast', 1), surface.toFixed(2), triple(ours, 'saturation', 2), triple(ours, 'clipped', 1),
    ours.ar.gain.toFixed(2),
  ];
  return { cells, off };
}

const heads = ['material', 'raw', 'L8', "L8 in model-viewer", 'p95/p5', 'surface kept', 'saturation', 'clipped %', 'gain'];
const line = (cells) => `| ${cells.join(' | ')} |`;

// The lines between the two marks of the page are ours.
const marks = ['<!-- measured -->\n', '<!-- /measured -->\n'];

function putIntoPage(path, text) {
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(marks[0]), page.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error(`${path} has no place for the table.`);
  writeFileSync(path, page.slice(0, from + marks[0].length) + text + page.slice(to));
}

const [table, target] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'brightness-'));
try {
  const materials = JSON.parse(execFileSync(table, [folder], { maxBuffer: 1 << 24 }));
  const sources = materials.flatMap((_, number) => ways.map((way) => `${number}-${way}.glb`));
  const looks = await lookInModelViewer(folder, sources);
  const rows = materials.map((material, number) => row(material, number, looks));
  const off = rows.flatMap((one) => one.off.slice(0, 2).map(Math.abs)).sort((a, b) => a - b);
  const text = [
    '', line(heads), line(heads.map(() => '---')), ...rows.map((one) => line(one.cells)), '',
    `Our renderer is ${off[Math.floor(off.length / 2)].toFixed(1)} codes from model-viewer's in the median and `
      + `${off.at(-1).toFixed(1)} at most, over original and ar.`, '',
  ].join('\n');
  putIntoPage(join(target, 'brightness.md'), text);
  copyFileSync(join(folder, 'sheet.jpg'), join(target, 'brightness.jpg'));
  process.stdout.write(text);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
