import { fold } from '../../../domain/item/evolve';
import type { Item, UnitName } from '../../../domain/item/item';
import type { Body } from '../../../domain/ledger/entry';
import type { Database } from '../../../prisma/client';
import type { Outcome } from '../../../workflows/messages/key-task';
import { visibleTo } from '../../access/data';
import type { Placed, Scope } from '../../access/scope';
import { readLedger } from '../detail/data';

/** An item that the account may see, as far as rights go by it, and the product's time, epoch ms; null where unseen. */
export async function findPlaced(
  database: Database,
  id: string,
  scope: Scope,
): Promise<(Placed & { extensionsGranted: number; now: number }) | null> {
  const placed = await database.task.findFirst({
    where: { AND: [{ id }, visibleTo(scope)] },
    select: { ownerId: true, leadUnitCode: true, coUnits: true, extensionsGranted: true },
  });
  if (!placed) return null;
  const [clock] = await database.$queryRaw<{ now: bigint }[]>`SELECT duban_ms(duban_now()) AS now`;
  if (!clock) throw new Error('the database told no time');
  return { ...placed, now: Number(clock.now) };
}

/** A unit as it is called now. */
export function findUnitName(database: Database, code: string): Promise<UnitName | null> {
  return database.unit.findUnique({ where: { code }, select: { code: true, name: true } });
}

/** The one outcome of a command id, if it has been recorded. */
export async function findOutcome(database: Database, task: string, commandId: string): Promise<Outcome | null> {
  const where = { taskId_commandId: { taskId: task, commandId } };
  const row = await database.ledger.findUnique({ where });
  if (row) {
    const { seq, recordedAt, prevHash, hash, body } = row;
    return {
      entry: { task, seq, commandId, recordedAt: recordedAt.getTime(), prevHash, hash, ...(JSON.parse(body) as Body) },
    };
  }
  const refused = await database.refusal.findUnique({ where });
  // Written by the recorder: the order, and the refusal with its version.
  return (
    refused && {
      refusal: (JSON.parse(refused.body) as Pick<Extract<Outcome, { refusal: unknown }>, 'refusal'>).refusal,
    }
  );
}

/** The item as its whole ledger tells it. */
export async function foldItem(database: Database, task: string): Promise<Item> {
  return fold(await readLedger(database, task));
}
