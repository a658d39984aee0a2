import { fold } from '../../domain/item/evolve';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { itemRow } from '../../prisma/item-row';
import { keyTaskId } from '../../workflows/messages/names';
import { noteOnce } from './drifts';

const page = 200;

/** What a comparison came to: how many were looked at, and how many differed. */
export type Compared = { readonly looked: number; readonly differed: number };

/**
 * Holds every item's row against the fold of its ledger, and writes anew those that differ. An item that is just being
 * recorded is looked at again under its own lock, so that nothing under way is taken for a difference.
 */
export async function compareReadModel(database: Database): Promise<Compared> {
  let [looked, differed] = [0, 0];
  for (let after: string | null = null; ; ) {
    const tasks: Ledgers = await ledgersAfter(database, after);
    const wanted: Wanted[] = [];
    for (const { id, ledger } of tasks) {
      const row = foldRow(ledger);
      if (row) wanted.push({ id, seq: ledger.length, row });
      else differed += Number(await noteOnce(database, unreadable(id, ledger.length)));
    }
    for (const one of await differing(database, wanted)) differed += Number(await mend(database, one));
    looked += tasks.length;
    after = tasks.at(-1)?.id ?? null;
    if (tasks.length < page) return { looked, differed };
  }
}

type Ledgers = Awaited<ReturnType<typeof ledgersAfter>>;
type Wanted = { readonly id: string; readonly seq: number; readonly row: Readonly<Record<string, unknown>> };

function ledgersAfter(database: Database, after: string | null) {
  return database.task.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: page,
    select: { id: true, ledger: { orderBy: { seq: 'asc' }, select: { seq: true, body: true } } },
  });
}

/** One item with a broken ledger must not keep all others from being looked at: it is told, and the audit says what is wrong. */
function foldRow(ledger: Ledgers[number]['ledger']): Wanted['row'] | null {
  try {
    const lines = ledger.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) }));
    const item = fold(lines);
    return itemRow(
      item,
      lines.flatMap(({ events }) => events),
    );
  } catch {
    return null;
  }
}

async function differing(database: Database, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const rows = JSON.stringify(wanted);
  const found = await database.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM jsonb_to_recordset(${rows}::jsonb) AS wanted(id uuid, "row" jsonb) JOIN task t ON t.id = wanted.id
    WHERE duban_difference(t, wanted."row") IS NOT NULL`;
  const ids = new Set(found.map(({ id }) => id));
  return wanted.filter(({ id }) => ids.has(id));
}

async function mend(database: Database, { id, seq, row }: Wanted): Promise<boolean> {
  const [answer] = await database.$queryRaw<{ mended: boolean }[]>`
    SELECT duban_mend(${id}::uuid, ${seq}, ${JSON.stringify(row)}::jsonb) AS mended`;
  return answer?.mended ?? false;
}

function unreadable(task: string, entries: number) {
  return { kind: 'ledger_unreadable', task, workflow: keyTaskId(task), body: { entries }, done: 'told' } as const;
}
