import type { Problem } from '../../../domain/table/problem';
import type { ReadRow } from '../../../domain/table/row';
import type { Transaction } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';

/** A row of a draft, as read, with what is wrong with it. */
export type StoredRow = {
  readonly row: number;
  readonly read: ReadRow;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

const slice = 2_000;

/** Puts rows into a draft, or in the place of those with the same number, thousands to a statement. */
export async function putRows(on: Transaction, batch: string, rows: readonly StoredRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += slice) {
    const some = JSON.stringify(rows.slice(from, from + slice));
    await on.$executeRaw`
      INSERT INTO batch_row (batch_id, row, read, problems, warnings)
      SELECT ${batch}::uuid, row, read, problems, warnings
      FROM jsonb_to_recordset(${some}::jsonb) AS given(row int, read jsonb, problems jsonb, warnings jsonb)
      ON CONFLICT (batch_id, row) DO UPDATE
      SET read = excluded.read, problems = excluded.problems, warnings = excluded.warnings`;
  }
}

/** Every row of a batch, in the order of the sheet. */
export function allRows(on: Transaction, batch: string): Promise<StoredRow[]> {
  return on.$queryRaw<StoredRow[]>`
    SELECT row, read, problems, warnings FROM batch_row WHERE batch_id = ${batch}::uuid ORDER BY row`;
}

export type RowsWanted = {
  /** The row before this page. */
  readonly after: number | undefined;
  readonly faulty?: boolean | undefined;
  readonly sort: 'row' | '-row';
  readonly limit: number;
};

/** A page of a batch's rows, and one more where there is one. */
export function listRows(on: Transaction, batch: string, wanted: RowsWanted): Promise<StoredRow[]> {
  const { after, faulty, sort, limit } = wanted;
  const [past, direction] = sort === 'row' ? [Prisma.sql`>`, Prisma.sql`ASC`] : [Prisma.sql`<`, Prisma.sql`DESC`];
  const onwards = after === undefined ? Prisma.sql`true` : Prisma.sql`row ${past} ${after}`;
  const which = faulty === undefined ? Prisma.sql`true` : Prisma.sql`(problems <> '[]'::jsonb) = ${faulty}`;
  return on.$queryRaw<StoredRow[]>`
    SELECT row, read, problems, warnings FROM batch_row
    WHERE batch_id = ${batch}::uuid AND ${onwards} AND ${which} ORDER BY row ${direction} LIMIT ${limit + 1}`;
}

/** The rows of a batch that have a fault or a warning, in their order. */
export function notedRows(on: Transaction, batch: string): Promise<StoredRow[]> {
  return on.$queryRaw<StoredRow[]>`
    SELECT row, read, problems, warnings FROM batch_row
    WHERE batch_id = ${batch}::uuid AND (problems <> '[]'::jsonb OR warnings <> '[]'::jsonb) ORDER BY row`;
}

/** What is wrong with the rows of a batch, and odd about them, in their order. */
export async function faultsOf(on: Transaction, batch: string): Promise<Faults> {
  return faultsIn(await notedRows(on, batch));
}

export type Faults = { readonly problems: Problem[]; readonly warnings: Problem[] };

export function faultsIn(rows: readonly StoredRow[]): Faults {
  return { problems: rows.flatMap(({ problems }) => problems), warnings: rows.flatMap(({ warnings }) => warnings) };
}
