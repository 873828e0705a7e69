/** One finished model: the stage, its size, what AR viewers say, the files. */

import { byId, make } from './dom.js';
import { at, filePath, reportPath } from './places.js';
import { ask, Problem } from './problem.js';
import { openShare } from './share.js';
import { Viewer } from './viewer.js';
import { bytes, capital, metres, titleOf } from './words.js';

const FORMATS = [
  ['glb', 'GLB', 'Android, web'],
  ['usdz', 'USDZ', 'iPhone, iPad'],
  ['obj', 'OBJ', 'with textures'],
  ['stl', 'STL', '3D printing'],
  ['ply', 'PLY', 'with colours'],
];

const MARKS = { pass: '✓', warn: '!', fail: '×' };
const VERDICTS = { pass: 'opens', warn: 'opens, with a remark', fail: 'does not open' };

function save(blob, name) {
  const link = make('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function fileName(model, format) {
  const stem = titleOf(model).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'model';
  return `${stem}.${format === 'obj' ? 'zip' : format}`;
}

function noteOf(model) {
  const ignored = model.understood?.ignored ?? [];
  const notes = [
    model.fallback_reason && `The built-in engine stood in: ${model.fallback_reason}`,
    ignored.length > 0 && `Not understood, and left out: ${ignored.map((word) => `“${word}”`).join(', ')}.`,
  ];
  return notes.filter(Boolean).join(' ');
}

export class Result {
  /**
   * @param {(problem: Problem, again: () => void) => void} onProblem
   * @param {(model: object) => void} onAnother
   */
  constructor(onProblem, onAnother) {
    this.onProblem = onProblem;
    this.model = null;
    this.viewer = new Viewer(byId('stage'), byId('ar-hint'));
    byId('another').addEventListener('click', () => onAnother(this.model));
    byId('share').addEventListener('click', () => this.#share('Share'));
    byId('phone').addEventListener('click', () => this.#share('Open on a phone'));
  }

  /**
   * @param {object} model what generate answered, with prompt and mode
   * @param {{ar_report?: object, preview?: string}} carried what need not be fetched
   */
  show(model, { ar_report: report, preview } = {}) {
    this.model = model;
    byId('result').hidden = false;
    document.body.classList.add('has-model');
    byId('result-title').textContent = titleOf(model);
    byId('result-meta').textContent = [
      model.kind && capital(model.kind),
      model.triangles && `${model.triangles.toLocaleString('en')} triangles`,
      bytes(model.bytes),
      model.prompt && !model.imported && `seed ${model.seed}`,
    ].filter(Boolean).join(' · ');
    byId('result-note').textContent = noteOf(model);
    byId('result-note').hidden = !noteOf(model);
    byId('another').hidden = model.imported || !model.prompt;
    byId('download-status').textContent = '';
    this.#showSize(model.size_m);
    this.#showDownloads(model);
    this.#showReport(model.model_id, report);
    this.#showModel(model, preview);
  }

  hide() {
    this.model = null;
    byId('result').hidden = true;
    document.body.classList.remove('has-model');
  }

  #share(heading) {
    openShare({ id: this.model.model_id, title: titleOf(this.model) }, heading);
  }

  async #showModel(model, preview) {
    try {
      await this.viewer.show(model.model_id, titleOf(model), preview);
      byId('phone').hidden = this.viewer.canPlace;
    } catch {
      // The element does not say why; asking once more does.
      try {
        await ask(at(filePath(model.model_id)));
        this.onProblem(new Problem('not_shown', { text: 'The model is here, but this browser cannot show it. WebGL may be switched off.' }));
      } catch (problem) {
        this.onProblem(problem, () => this.show(model));
      }
    }
  }

  /** @param {number[] | null} size unknown for a file that was found on the server's disk */
  #showSize(size) {
    byId('result-size').hidden = !size;
    if (!size) {
      return;
    }
    const rows = ['Width', 'Height', 'Depth'].map((name, i) => make('div', {}, make('dt', {}, name), make('dd', {}, metres(size[i]))));
    byId('result-size').replaceChildren(...rows);
  }

  async #showReport(id, carried) {
    byId('badges').replaceChildren();
    try {
      const report = carried ?? await (await ask(at(reportPath(id)))).json();
      if (this.model?.model_id === id) {
        byId('badges').replaceChildren(...Object.values(report.viewers).map((viewer) => this.#badge(viewer)));
      }
    } catch {
      byId('badges').replaceChildren(make('li', { className: 'quiet' }, 'No report now.'));
    }
  }

  #badge({ title, verdict, findings }) {
    const name = title.replace(/^(.*) \((.*)\)$/, '$1');
    const mark = make('span', { 'className': `mark ${verdict}`, 'aria-hidden': 'true' }, MARKS[verdict]);
    const words = make('span', { className: 'unseen' }, `: ${VERDICTS[verdict]}`);
    if (findings.length === 0) {
      return make('li', { title }, mark, name, words);
    }
    const list = make('ul', { className: 'quiet' }, ...findings.map(({ detail, message, code }) => make('li', {}, detail ?? message ?? code)));
    return make('li', { title }, make('details', {}, make('summary', {}, mark, name, words), list));
  }

  #showDownloads(model) {
    byId('downloads').replaceChildren(...FORMATS.map(([format, name, use]) => make('li', {}, make('a', {
      href: at(filePath(model.model_id, format)),
      download: fileName(model, format),
      onclick: (event) => this.#download(event, model, format),
    }, make('b', {}, name), make('span', { className: 'quiet' }, use)))));
  }

  /** Fetched here, so that a refusal is not saved as a file. */
  async #download(event, model, format) {
    event.preventDefault();
    const status = byId('download-status');
    status.textContent = 'Fetching the file …';
    try {
      save(await (await ask(event.currentTarget.href)).blob(), fileName(model, format));
      status.textContent = '';
    } catch (problem) {
      status.textContent = '';
      this.onProblem(problem);
    }
  }
}
