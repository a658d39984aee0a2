import { createHash } from 'node:crypto';
import { lastKept } from '../../../audit/run';
import type { ItemRows } from './data/items';
import type { readAdjustments, readPeriods } from './data/periods';
import type { ArchivedRun } from './data/runs';

/*
 * The lines of a bundle. What the database hashes stands in them as it was hashed: texts as they are stored, instants as
 * epoch milliseconds (audit/bundle/verify.mjs makes the same hashes of them).
 */

export function ledgerLine({ taskId, recordedAt, ...row }: ItemRows['ledger'][number]) {
  const { seq, commandId, actorId, body, prevHash, hash } = row;
  return { task: taskId, seq, commandId, recordedAt: recordedAt.getTime(), actorId, body, prevHash, hash };
}

export function refusalLine({ taskId, recordedAt, ...row }: ItemRows['refusals'][number]) {
  return { task: taskId, recordedAt: recordedAt.getTime(), ...row };
}

export function letterLine({ taskId, recipient, log, claimedTo: _, ...row }: ItemRows['letters'][number]) {
  return { task: taskId, to: recipient, ...row, log: log.map(({ letterId: __, ...attempt }) => attempt) };
}

export function entryLine({ periodId, taskId, body }: ItemRows['entries'][number]) {
  return { period: periodId, task: taskId, body };
}

export function periodLine(row: Awaited<ReturnType<typeof readPeriods>>[number]) {
  const { fromAt, cutOff, askedAt, closedAt, sealedAt, ...rest } = row;
  const times = { from: fromAt.getTime(), cutOff: cutOff.getTime(), askedAt: askedAt.getTime() };
  return { ...rest, ...times, closedAt: closedAt?.getTime() ?? null, sealedAt: sealedAt?.getTime() ?? null };
}

export function adjustmentLine(row: Awaited<ReturnType<typeof readAdjustments>>[number]) {
  const { id, periodId, taskId, madeBy, madeName, recordedAt, body } = row;
  return { id, period: periodId, task: taskId, madeBy, madeName, recordedAt: recordedAt.getTime(), body };
}

/** Where a bundle has the history of a run: the one that counts under the run's own name. */
export function historyName({
  runId,
  number = 1,
  displacedBy,
}: Pick<RunLine, 'runId' | 'number' | 'displacedBy'>): string {
  return displacedBy === undefined ? runId : `${runId}.${number}`;
}

/** A run as its line tells it; what only an archived one has is null while it is not archived. */
export type RunLine = {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly task: string | null;
  readonly firstRunId: string;
  readonly continuedFrom: string | null;
  readonly status: string;
  readonly startedAt: number;
  readonly closedAt: number | null;
  readonly eventCount: number;
  /** Of the history's JSON; and of the bytes that the archive keeps of it. */
  readonly sha256: string;
  readonly gzipSha256: string | null;
  readonly archivedAt: number | null;
  readonly hash: string | null;
  /** Where it is not the first history that was kept of the run: then the hash is over this as well. */
  readonly number?: number;
  /** The number of the history that is kept of the same run as well and that the engine ended with, where this is another. */
  readonly displacedBy?: number;
};

/** A history as it is archived, with its line. */
export type Archived = { readonly line: RunLine; readonly history: ArchivedRun['history'] };

/** Of every run the history that counts, and any other that is kept of it: somebody has put that in. */
export function withLines(runs: readonly ArchivedRun[]): Archived[] {
  const counting = new Map(lastKept(runs).map(({ runId, number }) => [runId, number]));
  return runs.map((run) => ({
    line: archivedLine(run, counting.get(run.runId) ?? run.number),
    history: run.history,
  }));
}

function archivedLine({ history, ...run }: ArchivedRun, counting: number): RunLine {
  const { workflowId, runId, workflowType, taskId, firstRunId, continuedFrom, status, eventCount, sha256, hash } = run;
  return {
    ...{ workflowId, runId, workflowType, task: taskId, firstRunId, continuedFrom, status },
    ...{ startedAt: run.startedAt.getTime(), closedAt: run.closedAt.getTime(), eventCount, sha256 },
    gzipSha256: createHash('sha256').update(history).digest('hex'),
    ...{ archivedAt: run.archivedAt.getTime(), hash },
    ...(run.number !== 1 && { number: run.number }),
    ...(run.number !== counting && { displacedBy: counting }),
  };
}
