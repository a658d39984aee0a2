import { el } from './dom.js';

/**
 * A table with a caption; the first cell of a row names it. A wide one scrolls by itself, by keyboard too, or, where
 * `stack` is said, becomes a list of cards on a narrow screen. Roles are given, since stacking would lose them. Where a
 * heading says the same, `headed`, the caption is not shown.
 */
export function table({ caption, columns, rows, stack = false, headed = false }) {
  const head = el(
    'tr',
    { role: 'row' },
    columns.map((title) => el('th', { scope: 'col', role: 'columnheader' }, title)),
  );
  const body = el('tbody', { role: 'rowgroup' }, rowsOf(columns, rows));
  const element = el(
    'table',
    { role: 'table', class: stack && 'stack' },
    el('caption', { class: headed && 'unseen' }, el('span', {}, caption)),
    el('thead', { role: 'rowgroup' }, head),
    body,
  );
  const frame = el('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': caption }, element);
  return { element: frame, add: (more) => body.append(...rowsOf(columns, more)) };
}

function rowsOf(columns, rows) {
  return rows.map(([first, ...rest]) =>
    el(
      'tr',
      { role: 'row' },
      el('th', { scope: 'row', role: 'rowheader' }, first),
      rest.map((cell, at) => el('td', { role: 'cell', 'data-label': columns[at + 1] }, el('div', {}, cell ?? '–'))),
    ),
  );
}
