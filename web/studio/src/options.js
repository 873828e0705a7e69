/** What a request says beside its words. */

import { byId, make } from './dom.js';
import { at } from './places.js';
import { ask } from './problem.js';

const NUMBERS = ['height_m', 'seed', 'max_triangles', 'texture_size'];

/** @returns {object} the fields of the form that say something */
export function readOptions(form) {
  const fields = {};
  for (const [name, text] of new FormData(form)) {
    if (text !== '' && name !== 'prompt') {
      fields[name] = NUMBERS.includes(name) ? Number(text) : text;
    }
  }
  return fields;
}

const engineField = () => byId('options').querySelector('[name=engine]');

/** @param {object[]} engines as the server lists them; the first list stays */
export function offerEngines(engines) {
  const select = engineField();
  if (select.length > 1) {
    return;
  }
  for (const { name, title, modes, state, reason } of engines) {
    if (modes.length > 0) {
      const ready = state === 'ready';
      select.append(make('option', { value: name, title: reason, disabled: !ready }, ready ? title : `${title} (not set up)`));
    }
  }
}

/** The list of engines comes with the first model; who looks before that has it fetched, which counts as a request. */
export function setUpOptions() {
  const fields = byId('options');
  const toggle = byId('options-toggle');
  toggle.addEventListener('click', async () => {
    fields.hidden = !fields.hidden;
    toggle.setAttribute('aria-expanded', String(!fields.hidden));
    if (fields.hidden || engineField().length > 1) {
      return;
    }
    try {
      offerEngines((await (await ask(at('/api/engines'))).json()).engines);
    } catch {
      // The server chooses; the list is fetched when the options are opened again.
    }
  });
}
