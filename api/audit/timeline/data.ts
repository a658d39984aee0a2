import type { Happened } from '../../../audit/history/happened';
import { happenedIn } from '../../../audit/history/happened';
import type { Database } from '../../../prisma/client';
import type { Dependencies } from '../../deps';
import { ProblemError } from '../../problem';
import type { StoredAccess } from '../lines/data';
import { leftNothing, withOutcome } from '../lines/data';
import type { Recorded } from '../lines/recorded';
import { readHistory, runsOfItem } from '../runs/data';

/** A letter of an item, with every try at sending it or the digest in which it was told. */
export type StoredLetter = Awaited<ReturnType<typeof findLetters>>[number];

/** All that the database holds of an item. */
export type Stored = {
  /** What the item is called. */
  readonly name: string;
  /** When its workflow was first seen to run. */
  readonly startedAt: Date | null;
  readonly recorded: readonly Recorded[];
  readonly letters: readonly StoredLetter[];
  /** Requests about it that left neither an entry nor a refusal. */
  readonly requests: readonly StoredAccess[];
  /** Where engine, read model and ledger were found to differ. */
  readonly drifts: readonly StoredDrift[];
};

export type StoredDrift = Awaited<ReturnType<typeof driftsOf>>[number];

/** Null where there is no such item. */
export async function readItem(database: Database, task: string): Promise<Stored | null> {
  const item = await database.task.findUnique({ where: { id: task }, select: { task: true, startedAt: true } });
  if (!item) return null;
  const [recorded, letters, requests, drifts] = await Promise.all([
    recordedOf(database, task),
    findLetters(database, { taskId: task }),
    requestsAbout(database, task),
    driftsOf(database, task),
  ]);
  return { name: item.task, startedAt: item.startedAt, recorded, letters, requests, drifts };
}

function recordedOf(database: Database, task: string): Promise<Recorded[]> {
  return database.$queryRaw<Recorded[]>`
    SELECT 'entry' AS kind, l.recorded_at AS at, 2 AS rank, lpad(l.seq::text, 10, '0') AS key, l.task_id AS task, l.seq,
      l.command_id AS command, l.actor_id AS actor, l.hash, l.body FROM ledger l WHERE l.task_id = ${task}::uuid
    UNION ALL
    SELECT 'refusal', r.recorded_at, 2, r.command_id, r.task_id, NULL, r.command_id, r.actor_id, NULL, r.body
    FROM refusal r WHERE r.task_id = ${task}::uuid`;
}

/** Letters with every try at sending them. */
export function findLetters(database: Database, where: { taskId: string } | { id: { in: string[] } }) {
  const log = {
    select: { letterId: true, number: true, at: true, outcome: true, answer: true, address: true },
  } as const;
  return database.letter.findMany({
    where,
    select: {
      ...{ id: true, kind: true, occasion: true, step: true, seq: true, state: true, createdAt: true, address: true },
      ...{ subject: true, messageId: true, sentAt: true, recipientId: true, digestId: true },
      recipient: { select: { name: true } },
      log,
      digest: { select: { id: true, address: true, log } },
      // The last says how it stands: whether it went with its digest, or had come to nothing.
      ends: {
        select: { number: true, at: true, state: true, within: true, answer: true },
        orderBy: { number: 'desc' },
        take: 1,
      },
    },
  });
}

async function requestsAbout(database: Database, task: string): Promise<StoredAccess[]> {
  const found = await database.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM access_log a WHERE a.task_ids @> ARRAY[${task}::uuid] AND ${leftNothing}`;
  return database.accessLog.findMany({ where: { id: { in: found.map(({ id }) => id) } }, ...withOutcome });
}

function driftsOf(database: Database, task: string) {
  return database.drift.findMany({ where: { taskId: task }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}

/** Something that a run of the item's workflow says. */
export type EngineLine = {
  readonly run: string;
  readonly event: number;
  readonly at: number;
  readonly told: Happened;
};

/** What the engine and the archive know of an item's runs; `away`: the engine did not answer, so that its part is missing. */
export type EnginePart = {
  readonly lines: readonly EngineLine[];
  readonly away: boolean;
  /** The runs whose histories were read whole, and those that are named: also by archived ones that go on from them. */
  readonly runs: readonly string[];
  readonly named: readonly string[];
};

/** Everything that the runs of an item say, whether the engine still knows them or the archive alone does. */
export async function readEngine(
  ground: Pick<Dependencies, 'database' | 'temporal'>,
  task: string,
): Promise<EnginePart> {
  const found = await runsOfItem(ground, task);
  const lines: EngineLine[] = [];
  const runs: string[] = [];
  const named: string[] = [];
  let away = found?.engineAway ?? false;
  for (const { runId: run, workflowId, archivedAt, continuedFrom, eventCount } of found?.runs ?? []) {
    named.push(run, ...(continuedFrom === null ? [] : [continuedFrom]));
    if (away && archivedAt === null) continue;
    const history = await readHistory(ground, { runId: run, workflowId }).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
      away = true;
      return null;
    });
    // By the engine's own count, or the archive's; of a run that goes on the index has none.
    if (history && history.events.length >= eventCount) runs.push(run);
    for (const { event, at, told } of happenedIn(history?.events ?? [])) lines.push({ run, event, at, told });
  }
  return { lines, away, runs, named };
}
