/** One job: it is sent off, watched through lost connections, and perhaps cancelled. */

import { eventsOf } from './events.js';
import { at } from './places.js';
import { ask, offline, Problem, problemOf } from './problem.js';

const KEPT = 'promptar.job';
const PATIENCE_MS = [500, 1000, 2000, 4000, 8000, 15000];

const pause = (milliseconds) => new Promise((wake) => {
  setTimeout(wake, milliseconds);
  addEventListener('online', wake, { once: true });
});

function keep(job) {
  try {
    if (job) {
      localStorage.setItem(KEPT, JSON.stringify(job));
    } else {
      localStorage.removeItem(KEPT);
    }
  } catch {
    // Without storage a reload forgets the job, which the server finishes all the same.
  }
}

/** The job that was running when the page was last left: {job_id, events_url, cancel_url, prompt, mode}, or null. */
export function unfinishedJob() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

export class Job {
  /** @param {(state: object) => void} onProgress gets state, position, progress, stage, eta_s */
  constructor(onProgress) {
    this.onProgress = onProgress;
    this.known = null;
    this.cancelled = false;
    this.abort = new AbortController();
  }

  /** Sends a request. @returns {Promise<object>} the answer of generate */
  async start(path, body, headers = {}) {
    // A key lets the request be repeated when nobody knows whether it arrived. A form is another one each time.
    const key = typeof body === 'string' && Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const send = () => ask(at(path), {
      method: 'POST',
      body,
      headers: { ...headers, Accept: 'text/event-stream', Prefer: 'respond-async', ...(key && { 'Idempotency-Key': key }) },
      signal: this.abort.signal,
    });
    return this.#watch(send);
  }

  /** Goes on watching a job of before. */
  async resume(known) {
    this.known = known;
    return this.#watch(() => this.#reconnect());
  }

  async cancel() {
    this.cancelled = true;
    if (this.known) {
      // One that has just ended need not be cancelled: its stream says so.
      await ask(at(this.known.cancel_url), { method: 'POST' }).catch(() => {});
    } else {
      this.abort.abort();
    }
  }

  #reconnect() {
    return ask(at(this.known.events_url), { headers: { Accept: 'text/event-stream' }, signal: this.abort.signal });
  }

  async #watch(open) {
    try {
      for (let tries = 0; ; tries++) {
        try {
          const ended = await this.#follow(await open(), () => { tries = 0; });
          if (ended) {
            return ended;
          }
        } catch (error) {
          this.#mayGoOn(error, tries);
        }
        await pause(PATIENCE_MS[Math.min(tries, PATIENCE_MS.length - 1)]);
        open = this.known ? () => this.#reconnect() : open;
      }
    } finally {
      keep(null);
    }
  }

  /** Throws what another try would not mend. */
  #mayGoOn(error, tries) {
    if (this.cancelled) {
      throw new Problem('cancelled');
    }
    const lost = !(error instanceof Problem) || error.code === 'offline';
    if (!lost || (!this.known && tries > 0)) {
      throw error instanceof Problem ? error : offline();
    }
    this.onProgress({ state: 'running', stage: this.known ? 'the connection is lost; trying again' : 'connecting', progress: null });
  }

  async #follow(response, onLife) {
    for await (const { event, data } of eventsOf(response)) {
      onLife();
      if (event === 'result') {
        return data;
      }
      if (event === 'failed') {
        throw data.state === 'cancelled' ? new Problem('cancelled') : problemOf(data);
      }
      if (event === 'job') {
        this.known = { job_id: data.job_id, events_url: data.events_url, cancel_url: data.cancel_url, prompt: data.prompt, mode: data.mode };
        keep(this.known);
      }
      this.onProgress(data);
    }
    return null;
  }
}
