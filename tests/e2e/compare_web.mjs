// Holds what three.js with meshoptimizer's decoder shows of each NAME-web.glb against what it shows of NAME.glb: the
// corners of every triangle in metres, and every number of the material.
//
//   node compare_web.mjs PROGRAM [ARG...]   PROGRAM ARG... FOLDER writes NAME.glb and NAME-web.glb into FOLDER
//
// Exits with 77, which Meson counts as skipped, where the npm packages of tests/ are not installed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const three = await import("three").catch((error) => {
  console.error(`${error.message}; \`make setup-test\` installs it`);
  process.exit(77);
});
const { GLTFLoader } = await import("three/addons/loaders/GLTFLoader.js");
const { MeshoptDecoder } = await import("three/addons/libs/meshopt_decoder.module.js");
await MeshoptDecoder.ready;

// Half a level of 14 bits along the longest side; about a degree, which is what eight bits leave of a direction, with
// the decoder's own rounding on top; half a level of 12 bits; half a level of 16 bits.
const TOLERANCE = (size) => ({ position: (0.51 * size) / 16383, normal: 0.025, tangent: 0.025, uv: 0.51 / 4095, color: 1e-5 });

// There is no canvas here: a texture is told apart by its encoded bytes.
globalThis.self = globalThis;
globalThis.createImageBitmap = undefined;
const pictures = new Map();
three.TextureLoader.prototype.load = function (url, onLoad) {
  const texture = new three.Texture();
  fetch(url)
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => {
      pictures.set(texture.source.uuid, Buffer.from(bytes).toString("base64"));
      onLoad(texture);
    });
  return texture;
};

async function read(file) {
  const bytes = readFileSync(file);
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(data, "");
  scene.updateMatrixWorld(true);
  const meshes = [];
  scene.traverse((object) => object.isMesh && meshes.push(object));
  return meshes;
}

// Vertex i as numbers in metres and in the picture's own coordinates.
function vertex(mesh, i) {
  const { position, normal, tangent, uv, color } = mesh.geometry.attributes;
  const take = (attribute) => attribute && Array.from({ length: attribute.itemSize }, (_, k) => attribute.getComponent(i, k));
  const made = { position: new three.Vector3(...take(position)).applyMatrix4(mesh.matrixWorld).toArray() };
  made.normal = take(normal);
  made.tangent = take(tangent);
  made.color = take(color);
  if (uv && mesh.material.map) {
    mesh.material.map.updateMatrix();
    made.uv = new three.Vector2(...take(uv)).applyMatrix3(mesh.material.map.matrix).toArray();
  }
  return made;
}

const far = (a, b) => Math.max(0, ...a.map((value, k) => Math.abs(value - b[k])));

const AXES = [-1, 0, 1];
const NEIGHBOURS = AXES.flatMap((x) => AXES.flatMap((y) => AXES.map((z) => [x, y, z])));

// The middle of triangle t, in cells that are wide beside what rounding moves it.
const cellOf = (corners, tolerance) =>
  [0, 1, 2].map((axis) => Math.floor((corners[0].position[axis] + corners[1].position[axis] + corners[2].position[axis]) / (24 * tolerance.position)));

function differ(wanted, found, turn, tolerance) {
  const difference = {};
  wanted.forEach((corner, k) => {
    for (const name of Object.keys(tolerance)) {
      const other = found[(k + turn) % 3][name];
      if (!corner[name] !== !other) difference[name] = Infinity;
      if (!corner[name] || difference[name] === Infinity) continue;
      difference[name] = Math.max(difference[name] ?? 0, far(corner[name], other));
    }
  });
  return difference;
}

const excess = (difference, tolerance) => Math.max(...Object.keys(difference).map((name) => difference[name] / tolerance[name]));

// A page's triangles come in an order of their own, and their corners may be turned round: each must find its equal.
function compareCorners(expected, actual, tolerance) {
  const count = expected.geometry.index.count;
  if (actual.geometry.index.count !== count) return [`${actual.geometry.index.count / 3} triangles, not ${count / 3}`];
  const corners = (mesh, t) => [0, 1, 2].map((k) => vertex(mesh, mesh.geometry.index.getX(t + k)));
  const cells = new Map();
  for (let t = 0; t < count; t += 3) {
    const found = corners(actual, t);
    const key = cellOf(found, tolerance).join();
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push({ found, taken: false });
  }
  const worst = {};
  for (let t = 0; t < count; t += 3) {
    const wanted = corners(expected, t);
    const cell = cellOf(wanted, tolerance);
    let best = null;
    for (const step of NEIGHBOURS) {
      for (const one of cells.get(cell.map((place, axis) => place + step[axis]).join()) ?? []) {
        if (one.taken) continue;
        for (const turn of [0, 1, 2]) {
          const difference = differ(wanted, one.found, turn, tolerance);
          if (!best || excess(difference, tolerance) < excess(best.difference, tolerance)) best = { one, difference };
        }
      }
    }
    if (!best) return [`triangle ${t / 3} has no equal`];
    best.one.taken = true;
    for (const name of Object.keys(best.difference)) worst[name] = Math.max(worst[name] ?? 0, best.difference[name]);
  }
  return Object.keys(worst)
    .filter((name) => !(worst[name] <= tolerance[name]))
    .map((name) => `a ${name} is off by ${worst[name]}, more than ${tolerance[name]}`);
}

function describe(material) {
  const picture = (texture) => (texture ? pictures.get(texture.source.uuid) : null);
  const { map, normalMap, roughnessMap, metalnessMap, aoMap, emissiveMap } = material;
  return JSON.stringify({
    pictures: [map, normalMap, roughnessMap, metalnessMap, aoMap, emissiveMap].map(picture),
    numbers: [material.color, material.emissive].map((color) => color.toArray()),
    more: [material.roughness, material.metalness, material.opacity, material.alphaTest, material.side],
    scales: [material.normalScale.toArray(), material.aoMapIntensity, material.transparent],
  });
}

function compare(expected, actual) {
  if (expected.length !== actual.length) return [`${actual.length} meshes, not ${expected.length}`];
  const box = new three.Box3();
  expected.forEach((mesh) => box.expandByObject(mesh, true));
  const tolerance = TOLERANCE(Math.max(...box.getSize(new three.Vector3()).toArray()));
  return expected.flatMap((mesh, i) => {
    const problems = compareCorners(mesh, actual[i], tolerance);
    if (describe(mesh.material) !== describe(actual[i].material)) problems.push("the materials differ");
    return problems.map((problem) => `mesh ${i}: ${problem}`);
  });
}

// A comparison that finds nothing in a model that was moved would prove nothing.
async function proveThatItCanFail(file) {
  const [expected, moved] = [await read(file), await read(file)];
  if (compare(expected, moved).length !== 0) throw new Error("a model differs from itself");
  moved[0].matrixWorld.makeTranslation(0.001, 0, 0);
  moved[0].material.roughness = 0.123;
  if (compare(expected, moved).length !== 2) throw new Error("the comparison is blind");
}

async function compareMade(program, args) {
  const folder = mkdtempSync(join(tmpdir(), "promptar-web-"));
  let compared = 0;
  let failed = 0;
  try {
    execFileSync(program, [...args, folder], { stdio: "inherit" });
    for (const file of readdirSync(folder).filter((name) => name.endsWith("-web.glb")).sort()) {
      const plain = join(folder, file.replace("-web", ""));
      if (compared === 0) await proveThatItCanFail(plain);
      const problems = compare(await read(plain), await read(join(folder, file)));
      for (const problem of problems) console.error(`${file}: ${problem}`);
      compared++;
      failed += problems.length ? 1 : 0;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`${compared - failed} of ${compared} models are shown the same`);
  return failed || compared === 0 ? 1 : 0;
}

const [program, ...args] = process.argv.slice(2);
process.exit(await compareMade(program, args));
