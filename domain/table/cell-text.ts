import { dayFromSerial } from './day';
import type { Cell } from './grid';
import type { ProblemCode } from './problem-words';

export type CellText = { readonly text: string } | { readonly fault: ProblemCode; readonly value: string };

/** A cell as text, for every field but the deadline. */
export function cellText(cell: Cell): CellText {
  if (cell === null) return { text: '' };
  switch (typeof cell) {
    case 'string':
      return { text: cell };
    case 'boolean':
      return { text: cell ? 'TRUE' : 'FALSE' };
    case 'number':
      return Math.abs(cell) < 1e15 ? { text: String(cell) } : { fault: 'number-imprecise', value: String(cell) };
    case 'object':
      if ('date' in cell) return { text: cell.date };
      if ('error' in cell) return { fault: 'cell-error', value: cell.error };
      return { fault: 'formula-without-value', value: `=${cell.formula}` };
  }
}

/** The deadline's cell as text: a bare number there is a day's serial, or a date in eight digits. */
export function deadlineText(cell: Cell, date1904: boolean): CellText {
  const serial = typeof cell === 'string' && /^\s*\d{5}(\.\d+)?\s*$/.test(cell) ? Number(cell) : cell;
  if (typeof serial !== 'number' || (Number.isInteger(serial) && /^(19|20|21)\d{6}$/.test(String(serial))))
    return cellText(cell);
  const day = dayFromSerial(serial, date1904);
  return day ? { text: day } : { fault: 'deadline-unreadable', value: String(cell) };
}
