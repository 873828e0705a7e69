/** The Studio: from a sentence, or a file, to a model on a stage. */

import { byId, make } from './dom.js';
import { setUpDrop } from './drop.js';
import { Gallery } from './gallery.js';
import { Job, unfinishedJob } from './jobs.js';
import { hideProblem, showProblem } from './notice.js';
import { offerEngines, readOptions, setUpOptions } from './options.js';
import { at } from './places.js';
import { ask, Problem } from './problem.js';
import { Result } from './result.js';
import { prepareViewer } from './viewer.js';
import { duration, stageWords } from './words.js';

const EXAMPLES = [
  'a red wooden chair with a blue cushion',
  'a tall art deco vase with two handles',
  'a small house with a blue door',
  'a yellow robot',
  'a round oak table',
  'a fly agaric mushroom',
];

const form = byId('form');
const prompt = byId('prompt');
let job = null;

const result = new Result((problem, again) => showProblem(problem, { again }), (model) => makeAnother(model));
const gallery = new Gallery((model) => open(model));

/** @param {{ar_report?: object, preview?: string}} carried what came with the model, if it has just been made */
function open(model, carried) {
  hideProblem();
  history.replaceState(null, '', `#${model.model_id}`);
  result.show(model, carried);
  byId('stage').scrollIntoView({ block: 'nearest' });
  byId('result-title').focus({ preventScroll: true });
}

function showProgress({ state, progress, stage, position, eta_s: eta }) {
  byId('work-stage').textContent = stageWords({ state, stage, position });
  if (state === 'running' && progress > 0) {
    byId('work-bar').value = progress;
  } else {
    byId('work-bar').removeAttribute('value');
  }
  byId('work-eta').textContent = eta > 0 ? `About ${duration(eta)} left` : '';
}

function setBusy(busy, words = '') {
  byId('make').disabled = busy;
  byId('work').hidden = !busy;
  byId('work-prompt').textContent = words;
  document.body.classList.toggle('busy', busy);
}

/**
 * Runs one job to its end and shows what came of it.
 * @param {(job: Job) => Promise<object>} begin
 * @param {object} about what the gallery remembers beside the answer
 * @param {object} ways as showProblem takes them
 */
async function run(begin, about, ways) {
  if (job) {
    return;
  }
  hideProblem();
  setBusy(true, about.prompt ?? about.file ?? '');
  showProgress({ state: 'running', stage: 'connecting to the server', progress: 0 });
  byId('work').scrollIntoView({ block: 'nearest' });
  job = new Job(showProgress);
  prepareViewer();
  try {
    const { job_id, elapsed_ms, cached, status, message, ar_report, preview, engines, ...answer } = await begin(job);
    const model = { ...answer, prompt: about.prompt ?? about.file, mode: about.mode, imported: Boolean(about.file) };
    setBusy(false);
    gallery.add(model);
    engines && offerEngines(engines);
    open(model, { ar_report, preview });
  } catch (error) {
    if (error.code !== 'cancelled' && error.name !== 'AbortError') {
      showProblem(error instanceof Problem ? error : new Problem('page', { text: `This page failed: ${error.message}` }), ways);
    }
  } finally {
    job = null;
    setBusy(false);
  }
}

function generate(words, fields) {
  prompt.value = words;
  const request = { prompt: words, ...fields };
  run((sent) => sent.start('/api/models/generate', JSON.stringify(request), { 'Content-Type': 'application/json' }), request, {
    again: () => generate(words, fields),
    local: () => generate(words, { ...fields, engine: 'procedural' }),
    suggest: (word) => generate(`${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`, fields),
  });
}

function makeAnother(model) {
  const { seed, ...fields } = readOptions(form);
  generate(model.prompt, { ...fields, mode: model.mode ?? fields.mode, seed: -1 });
}

function bring(file) {
  const body = new FormData();
  const { mode, engine, ...fields } = readOptions(form);
  body.append('file', file);
  for (const [name, value] of Object.entries(fields)) {
    body.append(name, value);
  }
  run((sent) => sent.start('/api/models/import', body), { file: file.name }, { again: () => bring(file) });
}

/** The model that the address names: from the list, else from the server. */
async function openLinked() {
  const id = location.hash.slice(1);
  if (!/^[0-9a-f-]{36}$/.test(id)) {
    return;
  }
  const known = gallery.find(id);
  try {
    result.show(known ?? await (await ask(at(`/api/models/${id}`))).json());
  } catch (problem) {
    showProblem(problem, { again: openLinked });
  }
}

function setUp() {
  byId('examples').append(...EXAMPLES.map((words) => make('li', {}, make('button', {
    type: 'button', className: 'chip', onclick: () => generate(words, readOptions(form)),
  }, words))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = prompt.value.trim();
    if (words) {
      generate(words, readOptions(form));
    } else {
      prompt.focus();
    }
  });
  prompt.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  // What is wrong must be seen: it may be folded away.
  form.addEventListener('invalid', ({ target }) => target.closest('#options[hidden]') && byId('options-toggle').click(), true);
  byId('cancel').addEventListener('click', () => job?.cancel());
  addEventListener('hashchange', openLinked);
  setUpOptions();
  setUpDrop(bring);
}

setUp();
const unfinished = unfinishedJob();
if (unfinished) {
  run((waiting) => waiting.resume(unfinished), { prompt: unfinished.prompt, mode: unfinished.mode }, {});
} else {
  openLinked();
}
