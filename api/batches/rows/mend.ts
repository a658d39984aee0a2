import type { z } from 'zod';
import { mendRow } from '../../../domain/table/given-row';
import type { Problem } from '../../../domain/table/problem';
import type { GivenRow } from '../../../domain/table/row';
import type { Transaction } from '../../../prisma/client';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Request } from '../../route';
import type { StoredBatch } from '../data';
import { findBatch, lockBatch } from '../data';
import { directoryIndex } from '../directory/data';
import { presentFaults, presentRow } from '../present';
import type { givenRow, mendedAnswer, rowParams } from '../schema';
import { batchProblem } from '../wording';
import type { StoredRow } from './data';
import { allRows, faultsOf, putRows } from './data';
import { stored, withRepeats } from './reading';

type MendRequest = Request<typeof rowParams, undefined, typeof givenRow, undefined>;

/** Faults that only the file itself can show: they stand until the cell is given anew. */
const unreadable: ReadonlySet<string> = new Set(['formula-without-value', 'cell-error', 'number-imprecise']);

/** Mends a row of a draft by the very rules it was read by, and looks for repeats in all of the draft again. */
export function mend(request: MendRequest): Promise<z.input<typeof mendedAnswer>> {
  const { deps, params, body, locale } = request;
  return inTransaction(deps.database, 30_000, async (on) => {
    const state = await lockBatch(on, params.id);
    if (state !== null && state !== 'draft') throw batchProblem('batch_not_draft');
    const batch = await findBatch(on, params.id);
    const before = await allRows(on, params.id);
    const old = before.find(({ row }) => row === params.row);
    if (!batch || !old) throw problem('not_found');

    const mended = await readAgain(on, request, batch, old, body);
    const after = withRepeats(before.map((row) => (row === old ? mended : row)));
    await putRows(
      on,
      batch.id,
      after.filter((row, at) => row.row === old.row || differ(row, before[at])),
    );

    const { problems, warnings } = await faultsOf(on, batch.id);
    const row = after.find(({ row }) => row === old.row) ?? mended;
    return {
      ...{ id: batch.id, state: batch.state, rowCount: batch.rowCount },
      ...presentFaults({ problems, warnings: [...batch.source.warnings, ...warnings] }, locale),
      row: { ...presentRow(row), ...presentFaults(row, locale) },
    };
  });
}

async function readAgain(
  on: Transaction,
  { deps, now }: MendRequest,
  { year, source }: StoredBatch,
  old: StoredRow,
  given: GivenRow,
): Promise<StoredRow> {
  const directory = await directoryIndex(on);
  const { mapping } = source;
  const reading = mendRow(old.read, given, { year, zone: deps.settings.DUBAN_TIMEZONE, now, directory, mapping });
  const standing = old.problems.filter(({ code, field }) => unreadable.has(code) && field && !isGiven(given, field));
  const anew = stored(reading);
  return { ...anew, problems: [...standing, ...anew.problems.filter((found) => !standing.some(sameCell(found)))] };
}

function isGiven(given: GivenRow, field: keyof GivenRow): boolean {
  const named = field === 'ownerAddress' ? 'owner' : field === 'leaderAddress' ? 'leader' : field;
  return given[named] !== undefined;
}

function sameCell(found: Problem): (other: Problem) => boolean {
  return (other) => other.field === found.field;
}

function differ(row: StoredRow, before: StoredRow | undefined): boolean {
  return JSON.stringify(row.problems) !== JSON.stringify(before?.problems);
}
