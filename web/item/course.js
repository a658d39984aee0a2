import { el } from '../dom.js';
import { moment, word } from '../words.js';

/** What is to come, by the clock. */
export function agenda({ agenda: clocks }) {
  return [
    el('h2', {}, word('agenda')),
    clocks.length === 0
      ? el('p', { class: 'soft' }, word('nothingToCome'))
      : el('ul', { class: 'plain' }, clocks.map(clock)),
  ];
}

function clock({ local, why, runs }) {
  return el('li', { class: runs ? null : 'soft' }, `${local.slice(0, 16)} ${why}`, runs ? '' : ` (${word('stopped')})`);
}

/** What has happened, the latest first. */
export function history({ items }) {
  return [el('h2', {}, word('history')), el('ul', { class: 'plain' }, items.map(happening))];
}

function happening({ at, who, words }) {
  return el('li', {}, el('div', { class: 'soft' }, `${moment(at)} ${who?.name ?? ''}`), words);
}
