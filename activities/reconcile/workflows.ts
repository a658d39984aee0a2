import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { isFinal } from '../../domain/item/item';
import type { Database } from '../../prisma/client';
import { keyTaskType, standingQuery } from '../../workflows/messages/key-task';
import { taskOf } from '../../workflows/messages/names';
import { searchAttributesOf } from '../../workflows/messages/search-attributes';
import { inLanes } from '../issue/in-lanes';
import { itemOf, readable, startItem, wholeLedger } from '../issue/start-item';
import { note, noteOnce } from './drifts';
import type { Compared } from './read-model';

const page = 200;
/** How long a workflow that differs is given to come round by itself, milliseconds. */
const patienceMs = 5_000;

/** A running workflow as the engine lists it: whose it is, and what it says of itself there. */
type Running = { readonly workflowId: string; readonly runId: string; readonly says: string };

/**
 * Holds the items' running workflows against their ledgers. What the engine lists of each is compared for all; asked
 * itself is one that differs there, and a twenty-fourth of the others each hour, so that each is asked once a day. One
 * that goes on differing is ended and begun anew from its ledger, which is what happened.
 */
export async function compareWorkflows(database: Database, client: Client, hour: number): Promise<Compared> {
  let [looked, differed] = [0, 0];
  for await (const runs of runningItems(client)) {
    looked += runs.length;
    await inLanes(runs, async (run) => {
      if (await compare(database, client, run, hour)) differed++;
    });
  }
  return { looked, differed };
}

async function* runningItems(client: Client): AsyncGenerator<Running[]> {
  const query = `WorkflowType = '${keyTaskType}' AND ExecutionStatus = 'Running'`;
  let runs: Running[] = [];
  for await (const { workflowId, runId, typedSearchAttributes } of client.workflow.list({ query, pageSize: 1_000 })) {
    runs.push({ workflowId, runId, says: said(typedSearchAttributes.getAll()) });
    if (runs.length < page) continue;
    yield runs;
    runs = [];
  }
  if (runs.length > 0) yield runs;
}

async function compare(database: Database, client: Client, run: Running, hour: number): Promise<boolean> {
  const { workflowId } = run;
  const task = taskOf(workflowId);
  const found = task === null ? null : await database.task.findUnique({ where: { id: task }, select: wholeLedger });
  if (!task || !found) return noteOnce(database, unknown(workflowId));
  const item = readable(found);
  // What cannot be read is told by the comparison of the read model, and keeps nobody else from being looked at.
  if (!item) return false;
  if (said(searchAttributesOf(item)) === run.says && !isAsked(workflowId, hour)) return false;
  if ((await apartOf(database, client, run, task)) === null) return false;
  await sleep(patienceMs);
  const apart = await apartOf(database, client, run, task);
  if (apart) await beginAnew(database, client, { ...apart, ...run, task });
  return apart !== null;
}

/** How a workflow's version differs from its ledger's. */
type Apart = { readonly kind: 'workflow_behind' | 'workflow_ahead'; readonly expected: number; readonly found: number };

/**
 * Null where a workflow and its ledger agree. The ledger is read before the workflow is asked and after, so that neither
 * can seem to be ahead for what was recorded in between. One is ahead where the database was put back to an earlier day.
 */
async function apartOf(
  database: Database,
  client: Client,
  { workflowId, runId }: Running,
  task: string,
): Promise<Apart | null> {
  const before = await endOf(database, task);
  const handle = client.workflow.getHandle(workflowId, runId);
  try {
    const { version: found } = await handle.query(standingQuery);
    // A run that has ended or continued as new since it was listed still answers, with what it knew then.
    if ((await handle.describe()).status.name !== 'RUNNING') return null;
    if (found < before) return { kind: 'workflow_behind', expected: before, found };
    const after = await endOf(database, task);
    return found > after ? { kind: 'workflow_ahead', expected: after, found } : null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null; // it has ended meanwhile
    throw error;
  }
}

async function endOf(database: Database, task: string): Promise<number> {
  const { _max } = await database.ledger.aggregate({ where: { taskId: task }, _max: { seq: true } });
  return _max.seq ?? 0;
}

/** Noted down first: whatever dies in between, it is found again, or by the sweep, and is never mended unsaid. */
async function beginAnew(
  database: Database,
  client: Client,
  { kind, expected, found, workflowId, runId, task }: Apart & Running & { readonly task: string },
): Promise<void> {
  const item = itemOf(await database.task.findUniqueOrThrow({ where: { id: task }, select: wholeLedger }));
  const over = isFinal(item);
  const body = { expected, found, runId };
  await note(database, { kind, task, workflow: workflowId, body, done: over ? 'ended' : 'restarted' });
  const reason = '与台账不一致，按台账重新开始 · it differs from its ledger; begun anew from that';
  await client.workflow.getHandle(workflowId, runId).terminate(reason);
  if (!over) await startItem(client, item);
}

function unknown(workflowId: string) {
  return {
    kind: 'workflow_unknown',
    task: null,
    workflow: workflowId,
    body: { expected: null },
    done: 'told',
  } as const;
}

/** A workflow's turn comes once in 24 hours. */
function isAsked(workflowId: string, hour: number): boolean {
  const digits = workflowId.replaceAll(/[^0-9a-f]/g, '').slice(-6);
  return Number.parseInt(digits, 16) % 24 === hour % 24;
}

function said(attributes: readonly { readonly key: { readonly name: string }; readonly value: unknown }[]): string {
  const told = attributes.filter(({ key }) => key.name.startsWith('Duban'));
  return told
    .map(({ key, value }) => `${key.name}=${value instanceof Date ? value.toISOString() : String(value)}`)
    .sort()
    .join('\n');
}
