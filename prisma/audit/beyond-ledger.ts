import type { Entries, Latest } from '../../audit/history/latest';
import { says } from '../../audit/period';
import { fold } from '../../domain/item/evolve';
import { canonical } from '../../domain/ledger/canonical';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../client';

/** An item, and how far the engine knows it; all of its entries, where its history was read to the beginning. */
export type Knows = { readonly task: string; readonly latest: Latest; readonly entries?: Entries };

/** How a workflow and its ledger differ; `end`: the ledger's last entry, 0 where it has none. */
export type Apart = {
  readonly task: string;
  readonly how: 'behind' | 'ahead' | 'rewritten';
  readonly version: number;
  readonly end: number;
  /** Where it was rewritten: the first entry that is known to differ. */
  readonly seq: number;
  /** The hash that the ledger has of that entry (else of the workflow's last one), and that the workflow has. */
  readonly hashes: readonly [ledger: string | null, workflow: string | null];
};

type Row = { readonly task: string; readonly version: number; readonly end: number; readonly hash: string | null };

/**
 * Holds what workflows know against the ledgers as they are now. An entry is recorded before its workflow knows of it, so that
 * whoever asks the engine first and comes here then finds none ahead in normal running; behind may be one that is just recording.
 */
export async function heldAgainstLedgers(database: Database, known: readonly Knows[]): Promise<Apart[]> {
  const tasks = known.map(({ task }) => task);
  const versions = known.map(({ latest }) => latest.version);
  const rows = await database.$queryRaw<Row[]>`
    SELECT k.task, k.version, coalesce((SELECT max(seq) FROM ledger WHERE task_id = k.task), 0)::int AS "end",
      (SELECT hash FROM ledger WHERE task_id = k.task AND seq = k.version) AS hash
    FROM unnest(${tasks}::uuid[], ${versions}::int[]) AS k(task, version)`;
  // An item may have several runs among them, each with a version of its own.
  const byRun = new Map(rows.map((row) => [`${row.task} ${row.version}`, row]));
  const begunWith = await ledgersOf(
    database,
    known.filter(({ latest }) => latest.hash === null),
  );
  const apart: Apart[] = [];
  for (const { task, latest, entries } of known) {
    const { end = 0, hash = null } = byRun.get(`${task} ${latest.version}`) ?? {};
    const { version } = latest;
    const found = { task, version, end, seq: version, hashes: [hash, latest.hash] as const };
    if (latest.version > end) apart.push({ ...found, how: 'ahead' });
    else if (!isSame(latest, hash, begunWith.get(task) ?? []))
      apart.push({ ...found, ...(await firstRewritten(database, task, entries)), how: 'rewritten' });
    else if (latest.version < end) apart.push({ ...found, how: 'behind' });
  }
  return apart;
}

/** The first entry of which a workflow knows another hash; nothing where the last is all that is known to differ. */
async function firstRewritten(
  database: Database,
  task: string,
  entries: Entries | undefined,
): Promise<Pick<Apart, 'seq' | 'hashes'> | null> {
  if (!entries) return null;
  const rows = await database.ledger.findMany({ where: { taskId: task }, select: { seq: true, hash: true } });
  const bySeq = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const [first] = [...entries.hashes].filter(([seq, hash]) => bySeq.get(seq) !== hash).sort(([a], [b]) => a - b);
  return first ? { seq: first[0], hashes: [bySeq.get(first[0]) ?? null, first[1]] } : null;
}

type Line = { readonly seq: number; readonly body: string };

/** The ledgers of items, in one query for all: after an issue there are as many as were issued. */
async function ledgersOf(database: Database, known: readonly Knows[]): Promise<Map<string, Line[]>> {
  const of = { in: known.map(({ task }) => task) };
  const select = { taskId: true, seq: true, body: true } as const;
  const byTask = new Map<string, Line[]>(known.map(({ task }) => [task, []]));
  if (known.length === 0) return byTask;
  const rows = await database.ledger.findMany({ where: { taskId: of }, orderBy: { seq: 'asc' }, select });
  for (const { taskId, ...line } of rows) byTask.get(taskId)?.push(line);
  return byTask;
}

/** The hash of an entry vouches for all before it; a run that has recorded nothing was begun with the fold of its ledger. */
function isSame(latest: Latest, hash: string | null, ledger: readonly Line[]): boolean {
  if (latest.hash !== null) return latest.hash === hash;
  const rows = ledger.filter(({ seq }) => seq <= latest.version);
  try {
    const item = fold(rows.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) })));
    return says(canonical(latest.item), item);
  } catch {
    return true; // a ledger that cannot be followed is a fault of its own
  }
}
