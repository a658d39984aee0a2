import type { Database } from '../../../prisma/client';

/** An entry of a ledger as it is stored; null where there is none. */
export function findEntry(database: Database, taskId: string, seq: number) {
  return database.ledger.findUnique({ where: { taskId_seq: { taskId, seq } } });
}

/** A refusal as it is stored; null where there is none. */
export function findRefusal(database: Database, taskId: string, commandId: string) {
  return database.refusal.findUnique({ where: { taskId_commandId: { taskId, commandId } } });
}

/** A request as it was written down; null where there is none. */
export function findRequest(database: Database, id: string) {
  return database.accessLog.findUnique({ where: { id } });
}
