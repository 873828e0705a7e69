/** What was made here: kept in this browser, pictures from the server. */

import { byId, make } from './dom.js';
import { at, picturePath } from './places.js';
import { titleOf } from './words.js';

const KEPT = 'promptar.gallery';
const MOST = 200;
const SEARCH_FROM = 4;

function read() {
  try {
    const models = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(models) ? models : [];
  } catch {
    return [];
  }
}

export class Gallery {
  /** @param {(model: object) => void} onOpen */
  constructor(onOpen) {
    this.onOpen = onOpen;
    this.models = read();
    byId('search').addEventListener('input', () => this.#draw());
    // Another tab may have made something.
    addEventListener('storage', ({ key }) => {
      if (key === KEPT) {
        this.models = read();
        this.#draw();
      }
    });
    this.#draw();
  }

  /** @returns {object | undefined} what is known of a model that was made here */
  find(id) {
    return this.models.find((model) => model.model_id === id);
  }

  add(model) {
    this.models = [model, ...read().filter(({ model_id: id }) => id !== model.model_id)].slice(0, MOST);
    this.#save();
  }

  remove(id) {
    this.models = read().filter(({ model_id: kept }) => kept !== id);
    this.#save();
  }

  #save() {
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.models));
    } catch {
      // A browser that keeps nothing shows what was made since the page was opened.
    }
    this.#draw();
  }

  #draw() {
    const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.models.filter((model) => {
      const text = `${model.prompt ?? ''} ${model.kind ?? ''} ${model.engine}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    byId('gallery').hidden = byId('to-gallery').hidden = this.models.length === 0;
    byId('search').parentElement.hidden = this.models.length < SEARCH_FROM;
    byId('gallery-empty').hidden = found.length > 0;
    byId('cards').replaceChildren(...found.map((model) => this.#card(model)));
  }

  #card(model) {
    const title = titleOf(model);
    const picture = make('img', { src: at(picturePath(model.model_id, 256)), alt: '', loading: 'lazy', width: 256, height: 256 });
    const open = make('button', { type: 'button', className: 'card-open', onclick: () => this.onOpen(model) }, picture, make('span', {}, title));
    const forget = make('button', {
      'type': 'button', 'className': 'card-forget', 'title': 'Take it off this list',
      'aria-label': `Take ${title} off this list`, 'onclick': () => this.remove(model.model_id),
    }, '×');
    const card = make('li', {}, open, forget);
    picture.addEventListener('error', () => card.classList.add('lost'), { once: true });
    return card;
  }
}
