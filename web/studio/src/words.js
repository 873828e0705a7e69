/** Numbers and the server's short words, as people say them. */

const stages = {
  queued: 'Waiting for its turn',
  build: 'Shaping it',
  read: 'Reading the file',
  connecting: 'Calling the engine',
  waking: 'The engine is waking up',
  uploading: 'Sending it to the engine',
  downloading: 'Fetching the model',
  finish: 'Making it ready for AR',
  encode: 'Packing it',
};

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export function stageWords({ state, stage, position }) {
  if (state === 'queued') {
    return position > 0 ? `Waiting: ${position} ${position === 1 ? 'model goes' : 'models go'} first` : 'Next in line';
  }
  return stage ? (stages[stage] ?? capital(stage)) : 'Starting';
}

export function duration(seconds) {
  if (seconds < 90) {
    return `${Math.max(1, Math.round(seconds))} s`;
  }
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}

export function metres(value) {
  return `${value < 0.1 ? value.toFixed(3) : value.toFixed(2)} m`;
}

export function bytes(count) {
  return count < 1e6 ? `${Math.ceil(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`;
}

/** What a model is called: its prompt, else its kind, else what it was made of. */
export function titleOf(model) {
  return capital(model.prompt || model.kind || 'A model of your own');
}
