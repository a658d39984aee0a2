import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { PeriodRow } from '../../audit/period';
import { PeriodCheck } from '../../audit/period';
import { monthForm } from '../../domain/periods/period';
import type { Snapshot } from '../client';

/** A month is closed once it is over: a year is left for a clock that was put back. */
const beyond = (column: string) =>
  `CASE WHEN NOT isfinite(${column}) OR ${column} > duban_now() + interval '1 year' THEN '${column}' END`;

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Every period that is being or has been closed, in order. */
export async function readPeriods(snapshot: Snapshot): Promise<PeriodCheck[]> {
  const rows = await snapshot.rows<PeriodRow>(`
    SELECT id, state, ${ms('from_at')} AS "from", ${ms('cut_off')} AS "cutOff",
      array_remove(ARRAY[${beyond('from_at')}, ${beyond('cut_off')}], NULL) AS beyond, entry_count AS "entryCount", figures,
      entries_hash AS "entriesHash", heads_hash AS "headsHash", hash, ${ms('sealed_at')} AS "sealedAt",
      sealed_by AS "sealedBy", seal_number AS "sealNumber", adjustments_hash AS "adjustmentsHash",
      bulletin_hash AS "bulletinHash", previous_seal AS "previousSeal", seal
    FROM period ORDER BY cut_off, id`);
  return rows.map((row) => new PeriodCheck(row));
}

/** What of the periods does not follow from what they were fed, nor from one another. */
export async function* checkPeriods(snapshot: Snapshot, periods: readonly PeriodCheck[]): AsyncGenerator<Fault> {
  yield* outOfOrder(periods.map(({ row }) => row).filter(({ id }) => monthForm.test(id)));
  const sealed = periods.map(({ row }) => row).sort((a, b) => (a.sealNumber ?? 0) - (b.sealNumber ?? 0));
  for (const period of periods) {
    const { row } = period;
    yield* ahead(row);
    const last = row.sealNumber === null ? undefined : sealed.findLast(({ sealNumber }) => before(sealNumber, row));
    yield* period.faults(await besideOf(snapshot, row), last);
  }
}

/** What is no instant at all is named with the other rows of which that is so. */
function* ahead({ id, from, cutOff, beyond }: PeriodRow): Generator<Fault> {
  const finite = { from_at: Number.isFinite(from), cut_off: Number.isFinite(cutOff) };
  const named = beyond.filter((column) => finite[column as keyof typeof finite]);
  if (named.length > 0) yield fault('time_endless', { of: `period ${id}`, detail: named.join(', ') });
}

function before(sealNumber: number | null, row: PeriodRow): boolean {
  return sealNumber !== null && row.sealNumber !== null && sealNumber < row.sealNumber;
}

/** Each month begins where the one before it ended. */
function* outOfOrder(months: readonly PeriodRow[]): Generator<Fault> {
  for (const [index, month] of months.entries()) {
    const wanted = months[index - 1]?.cutOff ?? 0;
    const follows = month.from === wanted && (months[index - 1]?.id ?? '') < month.id;
    if (!follows) yield fault('period_order', { of: month.id, detail: `${wanted} ≠ ${month.from}` });
  }
}

/** The texts of adjustments and of the bulletin that a seal covers, as the database hashed them. */
async function besideOf(snapshot: Snapshot, { id, from, cutOff }: PeriodRow) {
  const named = /^[0-9Q-]{1,10}$/.test(id) ? id : '';
  const [found] = await snapshot.rows<{ adjustments: string; bulletin: string }>(`
    SELECT coalesce((SELECT string_agg(concat_ws(' ', id, period, task_id, made_by, CASE WHEN isfinite(recorded_at) THEN ${ms('recorded_at')}::bigint END, body),
        E'\\n' ORDER BY recorded_at, id) FROM adjustment
        WHERE ${ms('recorded_at')} > '${from}'::float8 AND ${ms('recorded_at')} <= '${cutOff}'::float8), '') AS adjustments,
      coalesce((SELECT concat_ws(E'\\n', sections::text, usual::text) FROM bulletin WHERE period = '${named}'), '') AS bulletin`);
  return found ?? { adjustments: '', bulletin: '' };
}
