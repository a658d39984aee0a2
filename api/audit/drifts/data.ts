import type { DriftKind, Mending } from '../../../domain/audit/drift';
import type { Database } from '../../../prisma/client';

/** Which differences are wanted, the newest first. */
export type DriftsWanted = {
  readonly kind: DriftKind | undefined;
  readonly task: string | undefined;
  /** The last of the page before. */
  readonly after: readonly [at: number, id: string] | undefined;
  readonly limit: number;
};

export type StoredDrift = Awaited<ReturnType<typeof readDrifts>>[number];

/** A page of differences, and one more where there is one. */
export async function readDrifts(database: Database, { kind, task, after, limit }: DriftsWanted) {
  const rows = await database.drift.findMany({
    where: {
      ...(kind && { kind }),
      ...(task && { taskId: task }),
      ...(after && { OR: [{ at: { lt: new Date(after[0]) } }, { at: new Date(after[0]), id: { lt: after[1] } }] }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as DriftKind, done: row.done as Mending }));
}
