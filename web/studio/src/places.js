/** Where things are: the server's root may lie below a proxy's path prefix. */

const root = new URL(document.documentElement.dataset.root, location.href);

/** The address of one of the server's paths, "/api/engines" for one. */
export function at(path) {
  return new URL(path.replace(/^\//, ''), root).href;
}

/** As at, but as other machines reach it. */
export function publicly(path) {
  const set = document.querySelector('meta[name="public-url"]')?.content ?? '';
  return set.startsWith('http') ? set + '/' + path.replace(/^\//, '') : at(path);
}

/** False for addresses that only this machine understands. */
export function othersCanReach(address) {
  return !/^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(new URL(address).hostname);
}

export const modelPath = (id) => `/m/${id}`;
export const filePath = (id, format) => `/api/models/download/${id}${format && format !== 'glb' ? `?format=${format}` : ''}`;
export const picturePath = (id, size) => `/api/models/${id}/preview.webp?size=${size}&transparent=true`;
export const reportPath = (id) => `/api/models/${id}/ar-report`;
