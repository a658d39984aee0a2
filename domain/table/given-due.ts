import { dueAtOf } from '../clocks/deadline';
import type { CellReader } from './cell-reader';
import { readDeadline } from './deadline';
import type { RowContext } from './given-row';
import type { Notes } from './notes';
import type { GivenRow, ReadRow } from './row';

/** The deadline; one already past is a warning, since such an item is red from the start. */
export function readDue(
  given: GivenRow,
  cell: CellReader,
  { year, zone, now }: RowContext,
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
  if (dueAtOf(read.deadline, zone) < now) notes.warn('deadline', 'deadline-past', written);
  return given.ongoing ? { ...read, ongoing: true } : read;
}
