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

function fillEngines(select, engines) {
  for (const { name, title, modes, state, reason } of engines) {
    if (modes.length > 0) {
      const ready = state === 'ready';
      select.append(make('option', { value: name, title: reason, disabled: !ready }, ready ? title : `${title} (not set up)`));
    }
  }
}

/** The list of engines counts as a request, so it is fetched when somebody looks. */
export function setUpOptions() {
  const fields = byId('options');
  const toggle = byId('options-toggle');
  const select = fields.querySelector('[name=engine]');
  toggle.addEventListener('click', async () => {
    fields.hidden = !fields.hidden;
    toggle.setAttribute('aria-expanded', String(!fields.hidden));
    if (fields.hidden || select.length > 1) {
      return;
    }
    try {
      const { engines } = await (await ask(at('/api/engines'))).json();
      fillEngines(select, engines);
    } catch {
      // The server chooses; the list is fetched when the options are opened again.
    }
  });
}
