import type { WorkCalendar } from '../clocks/calendar';
import { CellReader } from './cell-reader';
import type { DirectoryIndex } from './directory-index';
import { readStages, readStandards, readTags, readWeight, warnLateStages } from './given-details';
import { readDue } from './given-due';
import { readLeader, readOwner } from './given-people';
import { readUnits } from './given-units';
import { Notes } from './notes';
import type { Problem } from './problem';
import type { Field, GivenRow, Mapping, ReadRow } from './row';

/** What a row is read against: the batch's year, the organisation's zone, the present (epoch ms), its directory and its working days. */
export type RowContext = {
  readonly year: number;
  readonly zone: string;
  readonly now: number;
  readonly directory: DirectoryIndex;
  /** The working days in force; a deadline in a year without an official notice is warned of. */
  readonly calendar: WorkCalendar;
  /** The headings of the table that the row came from; without them problems name the usual ones. */
  readonly mapping?: Mapping | undefined;
};

export type RowReading = {
  readonly row: ReadRow;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** domain.md, "Reading a real table": a longer name of a task is at fault. In characters. */
const taskLimit = 500;

/**
 * Reads one row, whether it stood in a table or was given as JSON (contract.md, "A row"), by the same rules; repeats
 * are found over all rows, by `findRepeats`.
 * @param unreadable fields whose cell could not be read and is already reported; they are left blank.
 */
export function readGivenRow(
  row: number,
  given: GivenRow,
  context: RowContext,
  unreadable: ReadonlySet<Field> = new Set(),
): RowReading {
  const notes = new Notes(row, context.mapping ?? {});
  const cell = new CellReader(given, notes, unreadable);
  const task = cell.line('task', taskLimit);
  if (task.trim() === '' && cell.sound('task')) notes.fault('task', 'task-missing', '');
  const standards = readStandards(given, cell, notes);
  const units = readUnits(cell, context, notes);
  const read: ReadRow = {
    row,
    task,
    content: cell.text('content'),
    category: cell.line('category'),
    standards,
    ...units,
    leader: readLeader(cell, units.leadUnit, context, notes),
    owner: readOwner(cell, units.leadUnit, context, notes),
    ...readDue(given, cell, context, notes),
    ...readStages(given, cell, context, notes),
    ...readWeight(cell, notes),
    ...readTags(cell),
  };
  warnLateStages(read, context, notes);
  return { row: read, problems: notes.problems, warnings: notes.warnings };
}

/** Mends a row of a draft: what is given replaces what stood there, and all of it is read again. */
export function mendRow(row: ReadRow, mended: GivenRow, context: RowContext): RowReading {
  const given = Object.fromEntries(Object.entries(mended).filter(([, value]) => value !== undefined)) as GivenRow;
  const { ongoing, ...kept } = row;
  return readGivenRow(
    row.row,
    { ...kept, ...(ongoing && given.deadline === undefined && { ongoing }), ...given },
    context,
  );
}
