/** The way from this screen to another: a code for a phone's camera, a link, a frame. */

/*! Codes come from uqr, MIT licence, © Anthony Fu; its encoder © Project Nayuki, MIT licence */
import { encode } from 'uqr';

import { byId } from './dom.js';
import { modelPath, othersCanReach, publicly } from './places.js';

const MARGIN = 3;

function qrSvg(text) {
  const { data, size } = encode(text, { border: 0, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : ''))).join('');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${size + 2 * MARGIN} ${size + 2 * MARGIN}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const squares = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  squares.setAttribute('d', path);
  svg.append(squares);
  return svg;
}

function warning(address) {
  if (!othersCanReach(address)) {
    return 'A phone cannot reach this address: it means this machine only. Open the Studio under the machine’s name or '
      + 'network address, or set PUBLIC_URL.';
  }
  return address.startsWith('https:') ? '' : 'The link is not HTTPS: the phone will show the model, but AR may stay shut.';
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without HTTPS there is no clipboard for pages; what is selected can be copied by hand.
    byId('share-link').value = text;
    byId('share-link').select();
    said = 'Selected: copy it with your keyboard.';
  }
  byId('share-status').textContent = said;
}

/** @param {{id: string, title: string}} model */
export function openShare({ id, title }, heading) {
  const address = publicly(modelPath(id));
  const embed = `<iframe src="${address}" title="${title.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}" width="480" height="480" `
    + 'style="border:0" allow="xr-spatial-tracking; fullscreen"></iframe>';
  byId('share-title').textContent = heading;
  byId('qr').replaceChildren(qrSvg(address));
  byId('qr').setAttribute('aria-label', `A code that leads to ${address}`);
  byId('share-warning').textContent = warning(address);
  byId('share-warning').hidden = !warning(address);
  byId('share-link').value = address;
  byId('share-status').textContent = '';
  byId('copy-link').onclick = () => copy(address, 'The link is copied.');
  byId('copy-embed').onclick = () => copy(embed, 'The embed code is copied.');
  byId('send-link').hidden = !navigator.share;
  byId('send-link').onclick = () => navigator.share({ title, url: address }).catch(() => {});
  byId('share-dialog').showModal();
}
