import { dueAtOf } from '../clocks/deadline';
import { dayOf } from '../clocks/zone';
import type { CellReader } from './cell-reader';
import { readDeadline } from './deadline';
import type { RowContext } from './given-row';
import type { Notes } from './notes';
import type { GivenRow, ReadRow } from './row';

/**
 * The deadline. One already past is a warning, since such an item is red from the start, and so is one in a year whose
 * holidays are not known yet.
 */
export function readDue(
  given: GivenRow,
  cell: CellReader,
  { year, zone, now, calendar }: RowContext,
  notes: Notes,
): Pick<ReadRow, 'deadline' | 'ongoing'> {
  const written = cell.text('deadline');
  if (!cell.sound('deadline')) return { deadline: written };
  if (written === '') notes.fault('deadline', 'deadline-missing', '');
  if (written === '') return { deadline: '' };
  const read = readDeadline(written, year, zone);
  if ('code' in read) {
    notes.fault('deadline', read.code, written, read.params);
    return { deadline: written };
  }
  const dueAt = dueAtOf(read.deadline, zone);
  const dueOn = dayOf(dueAt, zone);
  if (dueAt < now) notes.warn('deadline', 'deadline-past', written);
  else if (!calendar.covers(dueOn))
    notes.warn('deadline', 'deadline-year-without-calendar', written, { year: dueOn.slice(0, 4) });
  return given.ongoing ? { ...read, ongoing: true } : read;
}
