import type { RowReading } from '../../../domain/table/given-row';
import type { Problem } from '../../../domain/table/problem';
import { findRepeats } from '../../../domain/table/repeats';
import type { ReadRow } from '../../../domain/table/row';
import type { StoredRow } from './data';

/** A table's faults and warnings, each with its row; what belongs to no row (a column not used) is told apart. */
export function rowsOfTable(table: {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}): { rows: StoredRow[]; aboutTable: Problem[] } {
  const problems = byRow(table.problems);
  const warnings = byRow(table.warnings);
  const known = new Set(table.rows.map(({ row }) => row));
  return {
    rows: table.rows.map((read) => ({
      row: read.row,
      read,
      problems: problems.get(read.row) ?? [],
      warnings: warnings.get(read.row) ?? [],
    })),
    aboutTable: table.warnings.filter(({ row }) => !known.has(row)),
  };
}

/** Rows given as JSON, numbered from 1, with those that repeat an earlier one. */
export function rowsGiven(readings: readonly RowReading[]): StoredRow[] {
  return withRepeats(readings.map(stored));
}

export function stored({ row, problems, warnings }: RowReading): StoredRow {
  return { row: row.row, read: row, problems, warnings };
}

/** The rows with their repeats found anew: mending one row may make a repeat, or unmake another's. */
export function withRepeats(rows: readonly StoredRow[]): StoredRow[] {
  const own = rows.map((row) => ({ ...row, problems: row.problems.filter(({ code }) => code !== 'repeats-row') }));
  const atFault = new Set(own.filter(({ problems }) => problems.length > 0).map(({ row }) => row));
  const repeats = byRow(
    findRepeats(
      own.map(({ read }) => read),
      atFault,
    ),
  );
  return own.map((row) => ({ ...row, problems: [...row.problems, ...(repeats.get(row.row) ?? [])] }));
}

function byRow(problems: readonly Problem[]): Map<number, Problem[]> {
  const rows = new Map<number, Problem[]>();
  for (const problem of problems) rows.set(problem.row, [...(rows.get(problem.row) ?? []), problem]);
  return rows;
}
