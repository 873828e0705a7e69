/** The model on its stage: <model-viewer>, which is loaded when the first model is there to be shown. */

import { make } from './dom.js';
import { at, filePath, picturePath, publicly } from './places.js';

const load = () => import('@google/model-viewer');

/** Fetches the viewer's program ahead of the first model. */
export function prepareViewer() {
  load().catch(() => {});
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

const arWords = {
  failed: 'AR could not start on this device.',
  'not-presenting': '',
  'session-started': '',
  'object-placed': '',
};

function arHint() {
  if (isSecureContext) {
    return '';
  }
  const secured = publicly('/studio');
  return secured.startsWith('https:')
    ? `AR needs HTTPS. Open ${secured} instead.`
    : 'AR needs HTTPS, and this page came without. Start the server with TLS_CERT and TLS_KEY, or put it behind a proxy '
      + 'that speaks HTTPS and set PUBLIC_URL.';
}

export class Viewer {
  /**
   * @param {HTMLElement} stage what it is put into
   * @param {HTMLElement} hint where words about AR go; hidden while there are none
   */
  constructor(stage, hint) {
    this.stage = stage;
    this.hint = hint;
    this.element = null;
  }

  /**
   * @param {string} [picture] the address of what is shown until then
   * @returns {Promise<void>} when the model is to be seen; rejects when its file cannot be had
   */
  async show(id, title, picture) {
    this.#say(arHint());
    this.stage.classList.add('waiting');
    const poster = make('img', { className: 'poster', alt: '', src: picture ?? at(picturePath(id, 512)) });
    this.stage.replaceChildren(poster);
    const { ModelViewerElement } = await load();
    // Our files need no decoders; were one asked for, it would be asked for here, and the page's policy would refuse others.
    ModelViewerElement.dracoDecoderLocation = at('/static/');
    ModelViewerElement.ktx2TranscoderLocation = at('/static/');
    const element = this.#make(id, title);
    const shown = new Promise((resolve, reject) => {
      element.addEventListener('load', resolve, { once: true });
      element.addEventListener('error', reject, { once: true });
    });
    this.element = element;
    this.stage.append(element);
    await shown;
    if (this.element === element) {
      poster.remove();
      this.stage.classList.remove('waiting');
    }
  }

  /** Whether this device can place the model in the room. */
  get canPlace() {
    return Boolean(this.element?.canActivateAR);
  }

  #make(id, title) {
    const place = make('button', { slot: 'ar-button', className: 'primary place', type: 'button' }, 'Place it in your room');
    const element = make('model-viewer', {
      'src': at(filePath(id)),
      'ios-src': at(filePath(id, 'usdz')),
      'alt': title,
      'ar': true,
      'ar-modes': 'webxr scene-viewer quick-look',
      'ar-scale': 'auto',
      'camera-controls': '',
      'touch-action': 'pan-y',
      'shadow-intensity': '1',
      'shadow-softness': '0.9',
      'interaction-prompt': 'none',
      'rotation-per-second': '18deg',
      'auto-rotate-delay': '1200',
      'camera-orbit': '30deg 72deg auto',
    }, place, make('div', { slot: 'progress-bar' }));
    element.toggleAttribute('auto-rotate', !calm.matches);
    element.addEventListener('ar-status', ({ detail }) => this.#say(arWords[detail.status] || arHint()));
    return element;
  }

  #say(words) {
    this.hint.textContent = words;
    this.hint.hidden = !words;
  }
}
