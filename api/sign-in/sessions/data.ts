import type { Database } from '../../../prisma/client';

/** Ends a session; it opens nothing any more. */
export async function endSession(database: Database, id: string): Promise<void> {
  await database.signInSession.deleteMany({ where: { id } });
}

export async function touchSession(database: Database, id: string): Promise<void> {
  await database.signInSession.updateMany({ where: { id }, data: { updatedAt: new Date() } });
}

/** Ends every session of an account, but for one that is kept; answers how many those were. */
export async function endSessionsOf(database: Database, officialId: string, but?: string): Promise<number> {
  const where = { officialId, ...(but !== undefined && { id: { not: but } }) };
  return (await database.signInSession.deleteMany({ where })).count;
}

export type SessionRow = {
  readonly id: string;
  readonly officialId: string;
  readonly factor: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
};

/** All but the token, which nobody needs to see, and auditors' reads may not. */
const shown = {
  ...{ id: true, officialId: true, factor: true, address: true, userAgent: true },
  ...{ createdAt: true, updatedAt: true, expiresAt: true },
} as const;

/** The sessions of an account that have not run out, the one used last first. */
export function listSessions(
  database: Database,
  officialId: string,
  limit: number,
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<SessionRow[]> {
  return database.signInSession.findMany({
    select: shown,
    where: {
      officialId,
      expiresAt: { gt: new Date() },
      ...(before && {
        OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
}

export function findSession(database: Database, id: string): Promise<SessionRow | null> {
  return database.signInSession.findUnique({ where: { id }, select: shown });
}

/** The id of the session that a token opens. */
export async function sessionBy(database: Database, token: string): Promise<string | null> {
  return (await database.signInSession.findUnique({ where: { token }, select: { id: true } }))?.id ?? null;
}
