import type { Database } from '../../../prisma/client';

export type StoredSignIn = Awaited<ReturnType<typeof readSignIns>>[number];

/** A page of tries to come in, the newest first, and one more where there is one. `after`: the last of the page before. */
export function readSignIns(database: Database, after: readonly [at: number, id: string] | undefined, limit: number) {
  return database.signInLog.findMany({
    ...(after && {
      where: { OR: [{ at: { lt: new Date(after[0]) } }, { at: new Date(after[0]), id: { lt: after[1] } }] },
    }),
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}
