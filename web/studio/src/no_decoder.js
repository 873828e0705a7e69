/** Takes the place of the meshopt decoder, WebAssembly that the pages' policy forbids: our files are plain. */
export const MeshoptDecoder = { supported: false, ready: Promise.reject(new Error('There is no meshopt decoder here.')) };

MeshoptDecoder.ready.catch(() => {});
