import { el } from './dom.js';
import { word } from './words.js';

let count = 0;

/** A labelled field; every one has its label, for readers of screens and for large thumbs. */
function labelled(label, make) {
  const id = `field-${++count}`;
  return [el('label', { for: id }, word(label)), make(id)];
}

export function words(name, label, required = true, value = '') {
  return labelled(label, (id) => el('textarea', { id, name, required, rows: 2, maxlength: 10000 }, value));
}

export function line(name, label, required = true) {
  return labelled(label, (id) =>
    el('input', { id, name, type: 'text', required, maxlength: 320, autocomplete: 'off' }),
  );
}

export function number(name, label, value) {
  const range = { min: 0, max: 100, step: 1, required: true };
  return labelled(label, (id) => el('input', { id, name, type: 'number', inputmode: 'numeric', value, ...range }));
}

/** A day of the organisation's calendar. */
export function day(name, label, required = true, min = '') {
  return labelled(label, (id) => el('input', { id, name, type: 'date', required, min, max: '2100-12-31' }));
}

export function check(name, label, checked) {
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', name, checked }), label);
}

export function choice(name, label, options) {
  return labelled(label, (id) =>
    el(
      'select',
      { id, name, required: true },
      options.map(([value, text]) => el('option', { value }, text)),
    ),
  );
}

/** Files as evidence; what is not taken is said by the service, which judges by content. */
export function files(name, label = 'evidenceFiles') {
  const accept = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.txt,.csv';
  return labelled(label, (id) => el('input', { id, name, type: 'file', multiple: true, accept }));
}

/** Words that only tell what a press decides. */
export function told(text) {
  return el('p', {}, text);
}
