import { el } from '../dom.js';
import { word } from '../words.js';

/** A heading with what stands under it; nothing at all where there is nothing to show. */
export function section(heading, lines, list = { class: 'plain' }) {
  return lines.length > 0 && [el('h2', {}, word(heading)), el('ul', list, lines)];
}

/** A line: what it says first, and what is known beside it. */
export function line(first, ...more) {
  return el(
    'li',
    {},
    el('div', {}, first),
    more.filter(Boolean).map((one) => (typeof one === 'string' ? el('div', { class: 'soft' }, one) : one)),
  );
}
