// One model as three readers see it: our GLB read by hand, and the USDZ read by three.js and by tinyusdz.
//
// Each gives { meshes: [{ corners, material }] } where corners holds, for every corner of every
// triangle in order, position (3), normal (3) and texture coordinates from the top left (2); and material maps
// an input to { texture: bytes of a PNG or JPEG, factor } or { factor }.

import { resolveObjectURL } from "node:buffer";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NUMBERS_A_CORNER = 8;

function cornersOf(indices, count, { positions, normals, uvs, flip }) {
  const corners = new Float64Array(count * NUMBERS_A_CORNER);
  for (let i = 0; i < count; i++) {
    const v = indices ? indices[i] : i;
    for (let k = 0; k < 3; k++) corners[8 * i + k] = positions[3 * v + k];
    for (let k = 0; k < 3; k++) corners[8 * i + 3 + k] = normals[3 * v + k];
    if (uvs) {
      corners[8 * i + 6] = uvs[2 * v];
      corners[8 * i + 7] = flip ? 1 - uvs[2 * v + 1] : uvs[2 * v + 1];
    }
  }
  return corners;
}

// ---- GLB, core glTF as our writer makes it

function accessorOf(gltf, binary, index) {
  const { bufferView, componentType, count, type } = gltf.accessors[index];
  const width = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 }[type];
  const Typed = { 5123: Uint16Array, 5125: Uint32Array, 5126: Float32Array }[componentType];
  const start = binary.byteOffset + (gltf.bufferViews[bufferView].byteOffset ?? 0);
  return new Typed(binary.buffer.slice(start, start + count * width * Typed.BYTES_PER_ELEMENT));
}

function glbMaterial(gltf, binary, index) {
  const material = gltf.materials[index];
  const pbr = material.pbrMetallicRoughness;
  const bytesOf = (texture) => {
    if (texture === undefined) return undefined;
    const view = gltf.bufferViews[gltf.images[gltf.textures[texture.index].source].bufferView];
    return binary.subarray(view.byteOffset, view.byteOffset + view.byteLength);
  };
  const base = pbr.baseColorFactor ?? [1, 1, 1, 1];
  const color = bytesOf(pbr.baseColorTexture);
  const surface = bytesOf(pbr.metallicRoughnessTexture);
  const strength = material.occlusionTexture?.strength ?? 1;
  return {
    color: { texture: color, factor: base.slice(0, 3) },
    opacity: material.alphaMode ? { texture: color, factor: [base[3]] } : { factor: [1] },
    cutoff: material.alphaMode === "MASK" ? material.alphaCutoff : 0,
    roughness: { texture: pbr.roughnessFactor ? surface : undefined, factor: [pbr.roughnessFactor] },
    metallic: { texture: pbr.metallicFactor ? surface : undefined, factor: [pbr.metallicFactor] },
    emission: { texture: bytesOf(material.emissiveTexture), factor: material.emissiveFactor ?? [0, 0, 0] },
    normal: { texture: bytesOf(material.normalTexture), factor: [material.normalTexture?.scale ?? 1] },
    occlusion: { texture: bytesOf(material.occlusionTexture), factor: [strength], bias: 1 - strength },
  };
}

export function readGlb(file) {
  const bytes = readFileSync(file);
  const jsonSize = bytes.readUInt32LE(12);
  const gltf = JSON.parse(bytes.toString("utf8", 20, 20 + jsonSize));
  const binary = bytes.subarray(28 + jsonSize);
  const meshes = gltf.nodes.map(({ mesh }) => {
    const { attributes, indices, material } = gltf.meshes[mesh].primitives[0];
    const list = accessorOf(gltf, binary, indices);
    const corners = cornersOf(list, list.length, {
      positions: accessorOf(gltf, binary, attributes.POSITION),
      normals: accessorOf(gltf, binary, attributes.NORMAL),
      uvs: attributes.TEXCOORD_0 === undefined ? undefined : accessorOf(gltf, binary, attributes.TEXCOORD_0),
    });
    return { corners, material: glbMaterial(gltf, binary, material) };
  });
  return { meshes };
}

// ---- three.js

export async function makeThreeReader() {
  const three = await import("three");
  const { USDLoader } = await import("three/addons/loaders/USDLoader.js");
  // There is no <img> here; the encoded bytes are what the comparison wants.
  three.ImageLoader.prototype.load = function (url, onLoad, _onProgress, onError) {
    resolveObjectURL(url)
      .arrayBuffer()
      .then((bytes) => onLoad({ bytes: Buffer.from(bytes) }))
      .catch(onError);
  };
  const input = (map, factor) => ({ texture: map?.image.bytes, factor });
  return async (file) => {
    const bytes = readFileSync(file);
    const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const root = await new Promise((resolve, reject) => new USDLoader().parse(data, "", resolve, reject));
    root.updateMatrixWorld(true);
    const meshes = [];
    root.traverse((object) => {
      if (!object.isMesh) return;
      const { index, attributes } = object.geometry.applyMatrix4(object.matrixWorld);
      const corners = cornersOf(index?.array, index?.count ?? attributes.position.count, {
        positions: attributes.position.array,
        normals: attributes.normal.array,
        uvs: attributes.uv?.array,
        flip: true,
      });
      const m = object.material;
      meshes.push({
        corners,
        material: {
          color: input(m.map, m.color.toArray()),
          opacity: { factor: [m.opacity], texture: m.transparent || m.alphaTest ? m.map?.image.bytes : undefined },
          cutoff: m.alphaTest,
          roughness: input(m.roughnessMap, [m.roughness]),
          metallic: input(m.metalnessMap, [m.metalness]),
          emission: input(m.emissiveMap, m.emissive.toArray()),
          normal: input(m.normalMap, [1]),
          occlusion: input(m.aoMap, [1]),
        },
      });
    });
    return { meshes };
  };
}

// ---- tinyusdz

// Its WebAssembly is built for browsers alone, so that it is shown one while it loads.
async function loadTinyusdz() {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("tinyusdz/tinyusdz.wasm")));
  const before = { window: globalThis.window, type: process.type, fetch: globalThis.fetch };
  globalThis.window = globalThis;
  process.type = "renderer";
  globalThis.fetch = async () => new Response(wasm, { headers: { "content-type": "application/wasm" } });
  try {
    const { default: load } = await import("tinyusdz/tinyusdz.js");
    return await load();
  } finally {
    globalThis.fetch = before.fetch;
    if (before.window === undefined) delete globalThis.window;
    if (before.type === undefined) delete process.type;
  }
}

function tinyusdzMaterial(stage, id) {
  const material = stage.getMaterial(id);
  const input = (name, factor) => {
    const texture = material[`${name}TextureId`];
    if (texture === undefined) return { factor };
    const image = stage.getImage(stage.getTexture(texture).textureImageId);
    return { texture: Buffer.from(image.data), factor: factor.map(() => 1) };
  };
  return {
    color: input("diffuseColor", material.diffuseColor),
    opacity: input("opacity", [material.opacity]),
    cutoff: material.opacityThreshold,
    roughness: input("roughness", [material.roughness]),
    metallic: input("metallic", [material.metallic]),
    emission: input("emissiveColor", material.emissiveColor),
    normal: input("normal", [1]),
    occlusion: input("occlusion", [1]),
  };
}

export async function makeTinyusdzReader() {
  const native = await loadTinyusdz();
  return async (file) => {
    const stage = new native.TinyUSDZLoaderNative();
    try {
      if (!stage.loadFromBinary(readFileSync(file), "model.usdz")) throw new Error(stage.error());
      const meshes = [];
      for (let i = 0; i < stage.numMeshes(); i++) {
        const mesh = stage.getMesh(i);
        if (mesh.faceVertexCounts.some((count) => count !== 3)) throw new Error("a face is no triangle");
        const corners = cornersOf(mesh.faceVertexIndices, mesh.faceVertexIndices.length, {
          positions: mesh.points,
          normals: mesh.normals,
          uvs: mesh.texcoords,
          flip: true,
        });
        meshes.push({ corners, material: tinyusdzMaterial(stage, mesh.materialId) });
      }
      return { meshes };
    } finally {
      stage.delete();
    }
  };
}
