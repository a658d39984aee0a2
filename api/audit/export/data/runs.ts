import { lastKept } from '../../../../audit/run';
import type { Transaction } from '../../../../prisma/client';

/** The archived runs of items, in order; their histories compressed, as they are kept. */
export async function readRuns(on: Transaction, tasks: readonly string[]) {
  return lastKept(await on.archivedRun.findMany({ where: { taskId: { in: [...tasks] } }, orderBy }));
}

/** The archived runs of workflows that are of no single item. */
export async function readOtherRuns(on: Transaction, workflows: readonly string[]) {
  const where = { workflowId: { in: [...workflows] }, taskId: null };
  return lastKept(await on.archivedRun.findMany({ where, orderBy }));
}

export type ArchivedRun = Awaited<ReturnType<typeof readRuns>>[number];

const orderBy = [{ workflowId: 'asc' as const }, { startedAt: 'asc' as const }, { runId: 'asc' as const }];
