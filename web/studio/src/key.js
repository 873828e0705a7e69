/** The key of a server that wants one. */

const KEPT = 'promptar.key';

/** @returns {object} what goes with every request */
export function keyHeader() {
  try {
    const key = localStorage.getItem(KEPT);
    return key ? { 'X-API-Key': key } : {};
  } catch {
    return {};
  }
}

export function keepKey(key) {
  localStorage.setItem(KEPT, key);
}
