import type { Transaction } from '../../../../prisma/client';

/** The archived runs of items, in order, with every history that is kept of each; compressed, as they are kept. */
export function readRuns(on: Transaction, tasks: readonly string[]) {
  return on.archivedRun.findMany({ where: { taskId: { in: [...tasks] } }, orderBy });
}

/** The archived runs of workflows that are of no single item. */
export function readOtherRuns(on: Transaction, workflows: readonly string[]) {
  return on.archivedRun.findMany({ where: { workflowId: { in: [...workflows] }, taskId: null }, orderBy });
}

export type ArchivedRun = Awaited<ReturnType<typeof readRuns>>[number];

const orderBy = (['workflowId', 'startedAt', 'runId', 'number'] as const).map((column) => ({
  [column]: 'asc' as const,
}));
