// Holds what three.js and tinyusdz read from each USDZ against the GLB of the same model: every corner of every
// triangle, and the mean colour and number of every material input.
//
//   node compare_usdz.mjs PROGRAM [ARG...]   PROGRAM ARG... FOLDER writes NAME.glb and NAME.usdz into FOLDER
//
// Exits with 77, which Meson counts as skipped, where the npm packages of tests/ are not installed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeThreeReader, makeTinyusdzReader, readGlb } from "./usdz_readers.mjs";

const packages = await Promise.all([import("pngjs"), import("jpeg-js"), import("three"), import("tinyusdz")]).catch(
  (error) => {
    console.error(`${error.message}; \`make setup-test\` installs it`);
    process.exit(77);
  },
);
const { PNG } = packages[0].default;
const jpeg = packages[1].default;

// Positions are rounded to a hundred-thousandth of the size, texture coordinates to 1e-5, normals to 1e-4.
const CORNER_TOLERANCE = (size) => [...Array(3).fill(1e-5 * size), ...Array(3).fill(1e-4), ...Array(2).fill(2e-5)];
// One code of 8 bits, for a picture that had a factor multiplied in and was encoded again.
const INPUT_TOLERANCE = 1 / 255;

const linear = (code) => (code <= 10 ? code / 255 / 12.92 : ((code / 255 + 0.055) / 1.055) ** 2.4);

// Mean of each channel, 0..1, of colours in linear light.
function meanOf(bytes, colored) {
  const image = bytes[0] === 0x89 ? PNG.sync.read(bytes) : jpeg.decode(bytes, { useTArray: true });
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < image.data.length; i++) {
    const channel = i % 4;
    sums[channel] += colored && channel < 3 ? linear(image.data[i]) : image.data[i] / 255;
  }
  return sums.map((sum) => sum / (image.data.length / 4));
}

const CHANNELS = {
  color: [0, 1, 2],
  emission: [0, 1, 2],
  opacity: [3],
  roughness: [1],
  metallic: [2],
  occlusion: [0],
  normal: [0, 1, 2],
};

// What an input comes to on average; null where it is left out.
function valueOf(name, input) {
  if (!input.texture) return name === "normal" || name === "occlusion" ? null : input.factor;
  const mean = meanOf(input.texture, name === "color" || name === "emission");
  return CHANNELS[name].map((channel, i) => {
    // A normal's scale does not multiply its mean; the samples' maps are flat, which no scale changes.
    const factor = name === "normal" ? 1 : (input.factor[i] ?? 1);
    return mean[channel] * factor + (input.bias ?? 0);
  });
}

function compareMaterials(expected, actual) {
  const problems = [];
  for (const name of Object.keys(CHANNELS)) {
    const wanted = valueOf(name, expected[name]);
    const found = valueOf(name, actual[name]);
    const same =
      wanted && found ? wanted.every((value, i) => Math.abs(value - found[i]) <= INPUT_TOLERANCE) : wanted === found;
    if (!same) problems.push(`${name} is ${found}, not ${wanted}`);
  }
  if (Math.abs(expected.cutoff - actual.cutoff) > 1e-6) problems.push(`the cut-off is ${actual.cutoff}`);
  return problems;
}

// The largest side of the box around all meshes.
function sizeOf(model) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { corners } of model.meshes) {
    for (let i = 0; i < corners.length; i++) {
      if (i % 8 < 3) low[i % 8] = Math.min(low[i % 8], corners[i]);
      if (i % 8 < 3) high[i % 8] = Math.max(high[i % 8], corners[i]);
    }
  }
  return Math.max(...high.map((value, k) => value - low[k]));
}

function compareCorners(expected, actual, textured, tolerance) {
  if (expected.length !== actual.length) return [`${actual.length / 24} triangles, not ${expected.length / 24}`];
  for (let i = 0; i < expected.length; i++) {
    if (!textured && i % 8 >= 6) continue;
    if (!(Math.abs(expected[i] - actual[i]) <= tolerance[i % 8])) {
      return [`number ${i % 8} of corner ${Math.floor(i / 8)} is ${actual[i]}, not ${expected[i]}`];
    }
  }
  return [];
}

function compare(expected, actual) {
  if (expected.meshes.length !== actual.meshes.length) {
    return [`${actual.meshes.length} meshes, not ${expected.meshes.length}`];
  }
  const tolerance = CORNER_TOLERANCE(sizeOf(expected));
  return expected.meshes.flatMap((mesh, i) => {
    const textured = Object.keys(CHANNELS).some((name) => mesh.material[name].texture);
    return [
      ...compareCorners(mesh.corners, actual.meshes[i].corners, textured, tolerance),
      ...compareMaterials(mesh.material, actual.meshes[i].material),
    ].map((problem) => `mesh ${i}: ${problem}`);
  });
}

// A comparison that finds nothing in a model that was changed would prove nothing.
function proveThatItCanFail(model) {
  const changed = { meshes: model.meshes.map((mesh) => ({ ...mesh, material: { ...mesh.material } })) };
  changed.meshes[0].material.color = { factor: [0.9, 0.1, 0.9] };
  changed.meshes[0].corners = model.meshes[0].corners.map((value, i) => (i === 1 ? value + 0.01 : value));
  if (compare(model, model).length !== 0 || compare(model, changed).length !== 2) {
    throw new Error("the comparison is blind");
  }
}

async function compareMade(program, args) {
  const readers = { three: await makeThreeReader(), tinyusdz: await makeTinyusdzReader() };
  const folder = mkdtempSync(join(tmpdir(), "promptar-usdz-"));
  let compared = 0;
  let failed = 0;
  try {
    execFileSync(program, [...args, folder], { stdio: "inherit" });
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".usdz")).sort()) {
      const expected = readGlb(join(folder, file.replace(/usdz$/, "glb")));
      if (compared === 0) proveThatItCanFail(expected);
      for (const [reader, read] of Object.entries(readers)) {
        const problems = compare(expected, await read(join(folder, file)));
        for (const problem of problems) console.error(`${file}, ${reader}: ${problem}`);
        compared++;
        failed += problems.length ? 1 : 0;
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`${compared - failed} of ${compared} readings agree with the GLB`);
  return failed || compared === 0 ? 1 : 0;
}

const [program, ...args] = process.argv.slice(2);
process.exit(await compareMade(program, args));
