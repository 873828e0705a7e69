/** Files that are dropped anywhere on the page, or chosen. */

import { byId } from './dom.js';

/** @param {(file: File) => void} onFile */
export function setUpDrop(onFile) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  const curtain = byId('drop');
  let depth = 0;
  addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      depth++;
      curtain.hidden = false;
    }
  });
  addEventListener('dragleave', (event) => {
    if (carriesFiles(event)) {
      depth = Math.max(0, depth - 1);
      curtain.hidden = depth === 0;
    }
  });
  addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
    }
  });
  addEventListener('drop', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth = 0;
      curtain.hidden = true;
      onFile(event.dataTransfer.files[0]);
    }
  });
  byId('file').addEventListener('change', ({ target }) => {
    if (target.files.length > 0) {
      onFile(target.files[0]);
      target.value = '';
    }
  });
}
