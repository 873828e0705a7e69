/** The page of one model, for links and frames. */

import { byId } from './dom.js';
import { Viewer } from './viewer.js';

const stage = byId('stage');
const hint = byId('ar-hint');

new Viewer(stage, hint).show(stage.dataset.model, stage.dataset.title).catch(() => {
  hint.textContent = 'The model cannot be shown right now. Please try again in a minute.';
  hint.hidden = false;
});
