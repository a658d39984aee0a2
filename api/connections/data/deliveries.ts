import { uuidv7 } from 'uuidv7';
import type { Database, Transaction } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';

const log = { log: { orderBy: { number: 'asc' } } } as const;

export type DeliveryRow = Prisma.DeliveryGetPayload<{ include: typeof log }>;

/** A page of a connection's deliveries, the newest first, with every try, and one more where there is one. */
export function listDeliveries(
  database: Database,
  connectionId: string,
  { state, limit }: { readonly state?: string | undefined; readonly limit: number },
  below: bigint | undefined,
): Promise<DeliveryRow[]> {
  return database.delivery.findMany({
    where: { connectionId, ...(state && { state }), ...(below !== undefined && { ordinal: { lt: below } }) },
    include: log,
    orderBy: { ordinal: 'desc' },
    take: limit + 1,
  });
}

export function findDelivery(on: Transaction, connectionId: string, id: string): Promise<DeliveryRow | null> {
  return on.delivery.findFirst({ where: { id, connectionId }, include: log });
}

/** Writes a message that says that it is a test. */
export async function createTest(on: Transaction, connectionId: string): Promise<DeliveryRow> {
  const id = uuidv7();
  await on.$executeRaw`
    INSERT INTO delivery (id, connection_id, event_id, kind, at)
    VALUES (${id}::uuid, ${connectionId}::uuid, ${`evt_test_${id}`}, 'test', duban_now())`;
  return on.delivery.findUniqueOrThrow({ where: { id }, include: log });
}

/** Has a delivery sent once more under its old id, whatever came of it; one that is just being sent is left alone. */
export async function sendAgain(on: Transaction, id: string): Promise<DeliveryRow> {
  await on.$executeRaw`
    UPDATE delivery SET state = 'pending', tries = 0, not_before = now(), sent_at = NULL
    WHERE id = ${id}::uuid AND state <> 'sending'`;
  return on.delivery.findUniqueOrThrow({ where: { id }, include: log });
}
