import type { RowContext } from '../../../domain/table/given-row';
import { mendRow } from '../../../domain/table/given-row';
import type { Problem } from '../../../domain/table/problem';
import type { GivenRow } from '../../../domain/table/row';
import type { StoredRow } from './data';
import { stored } from './reading';

/** Faults that are the directory's as much as the row's: they go when somebody is imported, and come when they leave. */
const ofDirectory: ReadonlySet<string> = new Set([
  ...['unit-unknown', 'unit-ambiguous'],
  ...['person-unknown', 'person-not-in-unit', 'person-ambiguous', 'person-left'],
]);

/** Whether a row has a fault that another directory might not find. */
export function hasDirectoryFault({ problems }: Pick<StoredRow, 'problems'>): boolean {
  return problems.some(({ code }) => ofDirectory.has(code));
}

/**
 * Reads a stored row by the directory of today. Its other faults stand: many show only in the file, and what was kept
 * of such a cell would read as sound. A row that reads as before is answered as it is.
 */
export function readAgain(old: StoredRow, context: RowContext): StoredRow {
  const standing = old.problems.filter(({ code }) => !ofDirectory.has(code));
  const anew = reread(old, {}, context, standing);
  if (JSON.stringify(anew.problems) === JSON.stringify(old.problems)) return old;
  const news = anew.warnings.filter((found) => !old.warnings.some(({ code }) => code === found.code));
  return { ...anew, warnings: [...old.warnings, ...news] };
}

/** Reads a stored row with some of its fields given anew; faults of the others stand, as above. */
export function readMended(old: StoredRow, given: GivenRow, context: RowContext): StoredRow {
  const standing = old.problems.filter(
    ({ code, field }) => !ofDirectory.has(code) && field !== null && !isGiven(given, field),
  );
  return reread(old, given, context, standing);
}

function reread(old: StoredRow, given: GivenRow, context: RowContext, standing: readonly Problem[]): StoredRow {
  const anew = stored(mendRow(old.read, given, context));
  return { ...anew, problems: [...standing, ...anew.problems.filter((found) => !standing.some(sameCell(found)))] };
}

function isGiven(given: GivenRow, field: keyof GivenRow): boolean {
  const named = field === 'ownerAddress' ? 'owner' : field === 'leaderAddress' ? 'leader' : field;
  return given[named] !== undefined;
}

function sameCell(found: Problem): (other: Problem) => boolean {
  return (other) => other.field === found.field;
}
