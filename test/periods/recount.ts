import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';

/** A ledger line as an auditor reads it. */
type Line = { readonly seq: number; readonly recordedAt: number; readonly hash: string; readonly body: Body };

/** What an entry must say, reckoned from the ledger by nothing that the product itself uses. */
export type Recounted = {
  state: string;
  light: string;
  step: number;
  percent: number;
  version: number;
  hash: string;
  reported: boolean;
  reportedAt: number | null;
  daysOverdue: number;
};

const final = new Set(['accepted', 'cancelled']);

/** Every item's ledger, straight from the table. */
export async function readLedgers(database: Database): Promise<Map<string, Line[]>> {
  const rows = await database.ledger.findMany({ orderBy: [{ taskId: 'asc' }, { seq: 'asc' }] });
  const ledgers = new Map<string, Line[]>();
  for (const { taskId, seq, recordedAt, hash, body } of rows) {
    const line = { seq, recordedAt: recordedAt.getTime(), hash, body: JSON.parse(body) as Body };
    ledgers.set(taskId, [...(ledgers.get(taskId) ?? []), line]);
  }
  return ledgers;
}

/** The entry of an item in the month after `from` up to `cutOff`; null where it was not open in it. */
export function recount(ledger: readonly Line[], from: number, cutOff: number): Recounted | null {
  const known = ledger.filter(({ recordedAt }) => recordedAt <= cutOff);
  const last = known.at(-1);
  if (!last) return null;
  const before = known.filter(({ recordedAt }) => recordedAt <= from).at(-1);
  const within = known.filter(({ recordedAt }) => recordedAt > from);
  const open = [before, ...within].some((line) => line && !final.has(line.body.standing.state));
  if (!open) return null;
  const reports = within.filter(
    ({ body }) =>
      body.actor?.as !== 'co_unit' && body.events.some(({ type }) => type === 'reported' || type === 'submitted'),
  );
  const { state, light, step, percent, dueAt } = last.body.standing;
  return {
    ...{ state, light, step, percent, version: last.seq, hash: last.hash },
    reported: reports.length > 0,
    reportedAt: reports[0]?.recordedAt ?? null,
    daysOverdue: daysOver(known, state, dueAt, cutOff),
  };
}

function daysOver(known: readonly Line[], state: string, dueAt: number, cutOff: number): number {
  if (state === 'suspended' || state === 'cancelled') return 0;
  let submitted: number | null = null;
  for (const { body } of known)
    for (const { type } of body.events) {
      if (type === 'submitted') submitted = body.at;
      if (type === 'returned' || type === 'withdrawn' || type === 'reopened') submitted = null;
    }
  const judged = submitted ?? cutOff;
  if (judged <= dueAt) return 0;
  const day = (at: number) => Date.parse(new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }));
  return Math.max(1, (day(judged) - day(dueAt)) / 86_400_000);
}
