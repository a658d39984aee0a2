import type { KeyboardEvent } from 'react';
import type { Place } from './cell';

const faulty = '.batch-rows [data-fault]';

/** Moves the focus to a cell, once it stands there again. */
export function focusCell({ row, field }: Place): void {
  requestAnimationFrame(() => cellAt(row, field)?.focus());
}

/** To the first fault after a place, else the first of all; false where there is none on this page. */
export function focusNextFault(after?: Place): boolean {
  const cells = [...document.querySelectorAll<HTMLElement>(faulty)];
  if (cells.length === 0) return false;
  const here = after ? cellAt(after.row, after.field) : document.activeElement;
  const next = cells.find((cell) => here && here !== cell && follows(here, cell)) ?? cells[0];
  requestAnimationFrame(() => {
    next?.scrollIntoView({ block: 'center', inline: 'center' });
    next?.focus();
  });
  return true;
}

/** To the next fault after a place, or on from the page where it has none. */
export function goOn(after?: Place): void {
  if (!focusNextFault(after)) focusOnwards();
}

/** Where one goes on when no fault is left on a page: to those on others, else to issuing. */
function focusOnwards(): void {
  requestAnimationFrame(() => {
    const places = ['[data-press="next-fault"]', '[data-ask="issue"]'];
    const next = places.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
    next?.scrollIntoView({ block: 'center' });
    next?.focus();
  });
}

/** Arrows move between the cells of the table. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (!way || !(from instanceof HTMLButtonElement) || from.dataset.field === undefined) return;
  const [down = 0, across = 0] = way;
  const rows = [...event.currentTarget.querySelectorAll('tbody tr, .cards > li')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[data-field]'),
  ]);
  const at = rows.findIndex((cells) => cells.includes(from));
  const next = rows[at + down]?.[(rows[at]?.indexOf(from) ?? 0) + across];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function cellAt(row: number, field: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${row}"][data-field="${field}"]`);
}

function follows(here: Element, there: Element): boolean {
  return Boolean(here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING);
}
