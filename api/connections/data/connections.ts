import type { ConnectionState } from '../../../domain/connections/connection';
import type { Database, Transaction } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';

/** A connection as it may be seen. */
export type ConnectionRow = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly state: string;
  readonly pausedWhy: string | null;
  readonly failingSince: Date | null;
  readonly waiting: number;
  readonly lastSentAt: Date | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/** All but what is sealed, which auditors' reads may not see. */
const shown = Prisma.sql`
  SELECT c.id, c.kind, c.name, c.address, c.events, c.state, c.paused_why AS "pausedWhy",
    c.failing_since AS "failingSince", c.created_at AS "createdAt", c.ended_at AS "endedAt",
    (SELECT count(*)::int FROM delivery d WHERE d.connection_id = c.id AND d.state IN ('pending', 'sending')) AS waiting,
    (SELECT max(sent_at) FROM delivery d WHERE d.connection_id = c.id AND d.state = 'sent') AS "lastSentAt"
  FROM connection c`;

/** A page of connections, the newest first, and one more where there is one. */
export function listConnections(
  database: Database,
  { state, limit }: { readonly state?: ConnectionState | undefined; readonly limit: number },
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<ConnectionRow[]> {
  return database.$queryRaw<ConnectionRow[]>`${shown}
    WHERE ${state ? Prisma.sql`c.state = ${state}` : Prisma.sql`true`}
      AND ${before ? Prisma.sql`(c.created_at, c.id) < (${before.at}, ${before.id}::uuid)` : Prisma.sql`true`}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit + 1}`;
}

export async function findConnection(on: Transaction, id: string): Promise<ConnectionRow | null> {
  const [found] = await on.$queryRaw<ConnectionRow[]>`${shown} WHERE c.id = ${id}::uuid`;
  return found ?? null;
}

/** Registers a connection, which is told of what is recorded from now on. */
export async function createConnection(
  on: Transaction,
  made: Pick<ConnectionRow, 'id' | 'kind' | 'name' | 'address' | 'events'> & {
    readonly sealed: string;
    readonly createdBy: string;
  },
): Promise<void> {
  const { id, kind, name, address, sealed, events, createdBy } = made;
  await on.$executeRaw`
    INSERT INTO connection (id, kind, name, address, sealed, events, created_by, created_at, gathered_to)
    VALUES (${id}::uuid, ${kind}, ${name}, ${address}, ${sealed}, ${[...events]}::text[], ${createdBy}::uuid,
      duban_now(), duban_now())`;
}

/** Pauses one that is active; it keeps its place, and is told what it missed when it is resumed. */
export async function pauseConnection(on: Transaction, id: string): Promise<void> {
  await on.connection.updateMany({ where: { id, state: 'active' }, data: { state: 'paused', pausedWhy: 'asked' } });
}

/** Takes a paused one up again: what waits for it is due now, with every try before it. */
export async function resumeConnection(on: Transaction, id: string): Promise<void> {
  const resumed = await on.$executeRaw`
    UPDATE connection SET state = 'active', paused_why = NULL, failing_since = NULL, next_at = now()
    WHERE id = ${id}::uuid AND state = 'paused'`;
  if (resumed > 0)
    await on.$executeRaw`
      UPDATE delivery SET not_before = now(), tries = 0 WHERE connection_id = ${id}::uuid AND state = 'pending'`;
}

/** Ends a connection for good: its secrets go, what it was told stays, and what waits for it is not sent any more. */
export async function endConnection(on: Transaction, id: string): Promise<void> {
  await on.$executeRaw`
    UPDATE connection SET state = 'ended', paused_why = NULL, sealed = '', ended_at = duban_now()
    WHERE id = ${id}::uuid AND state <> 'ended'`;
  await on.delivery.updateMany({ where: { connectionId: id, state: 'pending' }, data: { state: 'failed' } });
}
