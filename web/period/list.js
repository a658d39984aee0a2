import { el, facts } from '../dom.js';
import { table } from '../table.js';
import { moment, say, word } from '../words.js';
import { quarterOf } from './calendar.js';
import { links, periodLink } from './holds.js';

/** The month that comes next, by when it is closed, and the quarters that are not sealed. */
export function comingMonth(next, schedule, quarters) {
  if (!next) return el('p', {}, word('noMonthYet'));
  return facts([
    [word('monthNext'), periodLink(next.id)],
    [word('cutOff'), moment(next.cutOff)],
    [word('scheduleRun'), schedule],
    [word('quartersOpen'), quarters.length > 0 && el('span', {}, links(quarters))],
  ]);
}

/** By when the close runs by itself. */
export function scheduleWords({ next, paused } = { next: null }) {
  if (paused) return `⚠ ${word('schedulePaused')}`;
  return next ? moment(next) : `⚠ ${word('scheduleMissing')}`;
}

/** Quarters that have months which are closed, or the next to be, and are not sealed: they are not listed by themselves. */
export function quartersOpen(items, next) {
  const known = new Set(items.map(({ id }) => id));
  const months = items.filter(({ kind }) => kind === 'month').map(({ id }) => id);
  return [...new Set([...(next ? [next.id] : []), ...months].map(quarterOf))].filter((quarter) => !known.has(quarter));
}

const columns = ['period', 'state', 'cutOff', 'entryCount', 'sealedAt'];

export function closedPeriods() {
  return table({ caption: word('closedPeriods'), columns: columns.map(word), rows: [], stack: true, headed: true });
}

export function periodRow({ id, kind, state, cutOff, entryCount, sealedAt }) {
  return [
    periodLink(id, say(kind === 'quarter' ? 'quarterOf' : 'monthOf', { id })),
    stateWords(state),
    moment(cutOff),
    entryCount === null ? null : `${entryCount}`,
    sealedAt && moment(sealedAt),
  ];
}

export function stateWords(state) {
  return `${{ open: '○', closing: '…', closed: '◐', sealed: '●' }[state] ?? ''} ${word(`period_${state}`)}`;
}
