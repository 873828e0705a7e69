// Holds the triangles of GLB files to what a viewer needs of them: every number finite, and no surface turned the
// wrong way: neither faces that look away from their own normals, nor closed surfaces that show their inside. What
// nobody sees is let pass: the crease in an elbow, the leaf of a tree that saving triangles turned over.
//
//   node check_faces.mjs FILE_OR_FOLDER...        a folder means every .glb in it

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// A triangle thinner than this share of its longest side has no direction that anybody sees.
const SLIVER = 1e-3;
// What of the whole surface may be turned.
const TURNED_MOST = 1 / 100;
// How far a face may turn from all three of its normals: beyond a right angle by some degrees.
const AWAY = -0.1;

function arraysOf(bytes) {
  const jsonLength = bytes.readUInt32LE(12);
  const gltf = JSON.parse(bytes.subarray(20, 20 + jsonLength).toString("utf8"));
  const binary = bytes.subarray(20 + jsonLength + 8);
  const read = (index) => {
    const accessor = gltf.accessors[index];
    const view = gltf.bufferViews[accessor.bufferView];
    const start = binary.byteOffset + (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
    const width = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 }[accessor.type];
    const kind = { 5121: Uint8Array, 5123: Uint16Array, 5125: Uint32Array, 5126: Float32Array }[accessor.componentType];
    const size = accessor.count * width * kind.BYTES_PER_ELEMENT;
    return new kind(binary.buffer.slice(start, start + size));
  };
  return gltf.meshes.flatMap((mesh) => mesh.primitives).map((primitive) => ({
    positions: read(primitive.attributes.POSITION),
    normals: read(primitive.attributes.NORMAL),
    indices: read(primitive.indices),
  }));
}

function cross(p, a, b, c) {
  const ux = p[3 * b] - p[3 * a], uy = p[3 * b + 1] - p[3 * a + 1], uz = p[3 * b + 2] - p[3 * a + 2];
  const vx = p[3 * c] - p[3 * a], vy = p[3 * c + 1] - p[3 * a + 1], vz = p[3 * c + 2] - p[3 * a + 2];
  const wx = vx - ux, wy = vy - uy, wz = vz - uz;
  const longest = Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz, wx * wx + wy * wy + wz * wz);
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx, longest];
}

const areaOf = ({ positions, indices }) => {
  let sum = 0;
  for (let i = 0; i < indices.length; i += 3) sum += Math.hypot(...cross(positions, indices[i], indices[i + 1], indices[i + 2]).slice(0, 3));
  return sum;
};

function areaAway({ positions, normals, indices }) {
  let away = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [x, y, z, longest] = cross(positions, indices[i], indices[i + 1], indices[i + 2]);
    const area = Math.hypot(x, y, z);
    if (area <= SLIVER * longest) continue;
    const turned = [0, 1, 2].every((k) => {
      const n = 3 * indices[i + k];
      return x * normals[n] + y * normals[n + 1] + z * normals[n + 2] < AWAY * area;
    });
    away += turned ? area : 0;
  }
  return away;
}

// All primitives as one surface, whose points are joined where they coincide.
function joined(primitives) {
  const numbers = new Map();
  const points = [];
  const triangles = [];
  for (const { positions, indices } of primitives) {
    const own = new Int32Array(positions.length / 3);
    for (let v = 0; v < own.length; v++) {
      const key = `${positions[3 * v]},${positions[3 * v + 1]},${positions[3 * v + 2]}`;
      let number = numbers.get(key);
      if (number === undefined) {
        number = points.length / 3;
        numbers.set(key, number);
        points.push(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
      }
      own[v] = number;
    }
    for (let i = 0; i < indices.length; i += 3) {
      const corners = [own[indices[i]], own[indices[i + 1]], own[indices[i + 2]]];
      if (new Set(corners).size === 3) triangles.push(corners);
    }
  }
  return { points, triangles };
}

function find(groups, i) {
  while (groups[i] !== i) i = groups[i] = groups[groups[i]];
  return i;
}

// Area of the closed surfaces of negative volume, but for those that lie inside another one: a bottle's inside.
function areaInsideOut(primitives) {
  const { points, triangles } = joined(primitives);
  const groups = Int32Array.from(triangles.keys());
  const edges = new Map();
  const count = points.length / 3;
  triangles.forEach((corners, t) => {
    for (let k = 0; k < 3; k++) {
      const a = corners[k], b = corners[(k + 1) % 3];
      const key = a < b ? a * count + b : b * count + a;
      const edge = edges.get(key);
      if (!edge) edges.set(key, { first: t, uses: 1, balance: a < b ? 1 : -1 });
      else {
        edge.uses++;
        edge.balance += a < b ? 1 : -1;
        groups[find(groups, t)] = find(groups, edge.first);
      }
    }
  });
  const parts = new Map();
  triangles.forEach((corners, t) => {
    const root = find(groups, t);
    if (!parts.has(root)) parts.set(root, { closed: true, volume: 0, area: 0, low: [1e9, 1e9, 1e9], high: [-1e9, -1e9, -1e9] });
    const part = parts.get(root);
    const [a, b, c] = corners.map((corner) => points.slice(3 * corner, 3 * corner + 3));
    part.volume += (a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0])) / 6;
    part.area += Math.hypot(...cross(points, ...corners).slice(0, 3));
    for (let k = 0; k < 3; k++) {
      part.low[k] = Math.min(part.low[k], a[k], b[k], c[k]);
      part.high[k] = Math.max(part.high[k], a[k], b[k], c[k]);
    }
  });
  for (const edge of edges.values()) {
    if (edge.uses !== 2 || edge.balance !== 0) parts.get(find(groups, edge.first)).closed = false;
  }
  const all = [...parts.values()];
  const inside = (part) => all.some((other) => other !== part && [0, 1, 2].every((k) => other.low[k] <= part.low[k] && part.high[k] <= other.high[k]));
  const size = (part) => (part.high[0] - part.low[0]) * (part.high[1] - part.low[1]) * (part.high[2] - part.low[2]);
  return all.filter((part) => part.closed && part.volume < -1e-6 * size(part) && !inside(part)).reduce((sum, part) => sum + part.area, 0);
}

function problemsOf(file) {
  const primitives = arraysOf(readFileSync(file));
  const finite = primitives.every(({ positions, normals }) => positions.every(Number.isFinite) && normals.every(Number.isFinite));
  if (!finite) return ["a number that is not finite"];
  const all = primitives.reduce((sum, primitive) => sum + areaOf(primitive), 0);
  const away = primitives.reduce((sum, primitive) => sum + areaAway(primitive), 0) / all;
  const insideOut = areaInsideOut(primitives) / all;
  const percent = (share) => `${(100 * share).toFixed(3)} % of the surface`;
  return [
    ...(away > TURNED_MOST ? [`${percent(away)} looks away from its normals`] : []),
    ...(insideOut > TURNED_MOST ? [`${percent(insideOut)} is inside out`] : []),
  ];
}

const files = process.argv.slice(2).flatMap((path) =>
  statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith(".glb")).sort().map((name) => join(path, name)) : [path]);
let failed = 0;
for (const file of files) {
  const problems = problemsOf(file);
  failed += problems.length ? 1 : 0;
  for (const problem of problems) console.error(`${file}: ${problem}`);
}
console.log(`${files.length - failed} of ${files.length} files have sound faces`);
process.exit(failed || files.length === 0 ? 1 : 0);
