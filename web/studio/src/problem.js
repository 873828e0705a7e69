/** What went wrong, in words that say what to do next. */

import { keyHeader } from './key.js';

export class Problem extends Error {
  /**
   * @param {string} code the server's, or "offline"
   * @param {{title?: string, text?: string, suggestions?: string[], seconds?: number, localHelps?: boolean,
   *   needsKey?: boolean}} more
   *   seconds: until another try makes sense; localHelps: the built-in engine could do it
   */
  constructor(code, more = {}) {
    super(more.text ?? code);
    Object.assign(this, { code, title: 'That did not work', suggestions: [], seconds: 0, localHelps: false, needsKey: false }, more);
  }
}

const words = {
  rate_limited: (found) => ({
    title: 'One moment, please',
    text: 'This server makes a few models a minute for each visitor, so that there is enough for all.',
    seconds: found.seconds || 60,
  }),
  unknown_kind: (found) => ({
    title: 'It does not know how to make that',
    text: found.suggestions.length ? found.text : `${found.text} Try a plain noun: a chair, a vase, a boat.`,
  }),
  upstream_quota: () => ({
    title: 'The remote engine has had enough for now',
    text: 'Its share of computing time is used up for this server. The built-in engine has no such limit.',
    localHelps: true,
  }),
  busy: (found) => ({ title: 'Many people are here', text: 'The queue is full.', seconds: found.seconds || 10 }),
  interrupted: () => ({ title: 'The server was restarted', text: 'The model was not finished. Ask for it once more.' }),
  job_not_found: () => ({ title: 'The server has forgotten this one', text: 'It was asked for too long ago. Ask for it once more.' }),
  model_not_found: () => ({ title: 'This model is gone', text: 'The server has deleted it. You can have it made again.' }),
  body_too_large: (found) => ({ title: 'That file is too large', text: found.text }),
  bad_file: (found) => ({ title: 'That file cannot be read', text: found.text }),
  unauthorized: () => ({ title: 'This server is private', text: 'It makes models for those who have a key. Yours is kept in this browser.', needsKey: true }),
};

function describe(found) {
  const known = words[found.code]?.(found) ?? {};
  const remote = found.code.startsWith('upstream_');
  return new Problem(found.code, {
    title: remote ? 'The remote engine did not answer well' : undefined,
    text: found.text,
    suggestions: found.suggestions,
    seconds: found.seconds,
    localHelps: remote,
    ...known,
  });
}

/** One sentence of the detail that an answer carries. */
function sentence(detail) {
  if (Array.isArray(detail)) {
    return detail.map(({ loc, msg }) => (/^[A-Z]/.test(msg) ? msg : `${loc.at(-1)}: ${msg}.`)).join(' ');
  }
  return typeof detail === 'string' ? detail : 'The server answered in a way that this page does not understand.';
}

/** @param {object} data of a `failed` event, or of an answer */
export function problemOf(data, retryAfter = 0) {
  return describe({
    code: data.code ?? 'unknown',
    text: sentence(data.detail),
    suggestions: data.suggestions ?? [],
    seconds: data.retry_after_s ?? retryAfter,
  });
}

/** @param {Response} response that is not fine */
export async function problemOfResponse(response) {
  const data = await response.json().catch(() => ({ detail: `The server answered ${response.status}.` }));
  return problemOf(data, Number(response.headers.get('Retry-After')) || 0);
}

export function offline() {
  const text = navigator.onLine
    ? 'The server does not answer. It may be starting, or be out of reach from here.'
    : 'This device is offline. What you wrote is kept.';
  return new Problem('offline', { title: 'No connection', text });
}

/** fetch, with every failure a Problem. */
export async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { ...options?.headers, ...keyHeader() } });
  } catch (error) {
    throw error.name === 'AbortError' ? error : offline();
  }
  if (!response.ok) {
    throw await problemOfResponse(response);
  }
  return response;
}
