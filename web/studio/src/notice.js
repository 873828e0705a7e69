/** The card that says what went wrong and what to do next. */

import { byId, make } from './dom.js';
import { keepKey } from './key.js';

let timer = null;

export function hideProblem() {
  clearInterval(timer);
  byId('problem').hidden = true;
}

/** Counts down in the text; then calls onEnd. */
function countDown(element, seconds, onEnd) {
  const end = performance.now() + seconds * 1000;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    element.textContent = left > 0 ? `You can go on in ${left} s.` : 'You can go on now.';
    if (left <= 0) {
      clearInterval(timer);
      onEnd();
    }
  };
  timer = setInterval(tick, 250);
  tick();
}

/** Asks for the key, and goes on with it. */
function keyForm(again) {
  const input = make('input', { 'type': 'password', 'required': true, 'autocomplete': 'off', 'className': 'field', 'aria-label': 'Key' });
  return make('form', {
    className: 'key',
    onsubmit: (event) => {
      event.preventDefault();
      keepKey(input.value.trim());
      again();
    },
  }, input, make('button', { type: 'submit', className: 'primary' }, 'Use this key'));
}

/**
 * @param {import('./problem.js').Problem} problem
 * @param {{again?: () => void, local?: () => void, suggest?: (word: string) => void}} ways what can be done about it
 */
export function showProblem(problem, ways = {}) {
  clearInterval(timer);
  const card = byId('problem');
  const again = ways.again && make('button', { type: 'button', className: 'plain', onclick: ways.again }, 'Try again');
  const local = problem.localHelps && ways.local
    && make('button', { type: 'button', className: 'plain', onclick: ways.local }, 'Use the built-in engine');
  const suggestions = ways.suggest ? problem.suggestions : [];
  // A number that changes each second is no news worth reading out.
  const count = problem.seconds > 0 ? make('p', { 'className': 'count', 'aria-live': 'off' }) : null;
  card.replaceChildren(
    make('h2', {}, problem.title),
    make('p', {}, problem.text ?? ''),
    ...(count ? [count] : []),
    ...(problem.needsKey && ways.again ? [keyForm(ways.again)] : []),
    make('div', { className: 'actions' },
      ...suggestions.map((word) => make('button', { type: 'button', className: 'chip', onclick: () => ways.suggest(word) }, word)),
      ...(local ? [local] : []),
      ...(again && suggestions.length === 0 && !problem.needsKey ? [again] : []),
      make('button', { type: 'button', className: 'plain faint', onclick: hideProblem }, 'Close')),
  );
  card.hidden = false;
  if (count) {
    again && (again.disabled = true);
    countDown(count, problem.seconds, () => again && (again.disabled = false));
  }
  card.scrollIntoView({ block: 'nearest' });
}
