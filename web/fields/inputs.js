import { el } from '../dom.js';
import { word } from '../words.js';
import { field, group } from './part.js';

const needed = (value) => (value ? null : word('missing'));

/** Words of a person. */
export function text(name, label, options = {}) {
  const { pointer = `/${name}`, required = true, hint, value = '', rows = 2, check } = options;
  const control = el('textarea', { name, rows, maxlength: 10000, 'aria-required': required && 'true' }, value);
  const named = required ? word(label) : `${word(label)}${word('optional')}`;
  return field({ ...{ label: named, hint, control, pointer }, check: check ?? (required ? needed : undefined) });
}

/** Words of a person on one line. */
export function line(name, label, { hint, value = '', required = true } = {}) {
  const control = el('input', { name, type: 'text', maxlength: 100, value, 'aria-required': required && 'true' });
  return field({ label: word(label), hint, control, pointer: `/${name}`, check: required ? needed : undefined });
}

/** A whole number from 0 to 100. */
export function percent(name, label, { hint, value = '' } = {}) {
  const range = { min: 0, max: 100, step: 1, 'aria-required': 'true' };
  const control = el('input', { name, type: 'number', inputmode: 'numeric', value, ...range });
  const check = (given) => (/^\d+$/.test(given) && Number(given) <= 100 ? null : word('percentRange'));
  return field({ label: word(label), hint, control, pointer: `/${name}`, check });
}

/** A day; the end of it is meant. */
export function day(name, label, { hint, min, value, required = true } = {}) {
  const control = el('input', { name, type: 'date', min, value, 'aria-required': required && 'true' });
  return field({
    ...{ label: word(label), hint, control, pointer: `/${name}`, check: required ? needed : undefined },
  });
}

/** One of several, each as `[value, words]`, shown in full; where there is but one, it is chosen. */
export function choice(name, label, options) {
  const only = options.length === 1;
  return group({
    legend: word(label),
    pointer: `/${name}`,
    inside: options.map(([value, told]) => radio(name, value, told, only)),
    check: (fields) => (fields.querySelector('input:checked') ? null : word('chooseOne')),
  });
}

export function checkbox(name, value, label, checked = false) {
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', name, value, checked }), label);
}

export function radio(name, value, label, checked = false) {
  return el('label', { class: 'check' }, el('input', { type: 'radio', name, value, checked }), label);
}
