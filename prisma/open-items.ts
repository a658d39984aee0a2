import { fold } from '../domain/item/evolve';
import type { Item } from '../domain/item/item';
import type { Body } from '../domain/ledger/entry';
import type { Transaction } from './client';
import type { Prisma } from './generated/client';

/** Which items, and where a page of them begins. */
export type Wanted = {
  readonly where: Prisma.TaskWhereInput;
  /** The last id of the page before. */
  readonly after: string | null;
  readonly take: number;
};

/** The states in which an item is not over. */
export const openStates = ['assigned', 'in_progress', 'under_review', 'suspended'];

/**
 * A page of items by id, each as its ledger tells it: which clocks have rung and from when signing counts is known
 * there alone, and a preview that left it out would promise what the workflows do not do.
 */
export async function itemsPage(database: Transaction, { where, after, take }: Wanted): Promise<Item[]> {
  const tasks = await database.task.findMany({
    where: { AND: [where, ...(after === null ? [] : [{ id: { gt: after } }])] },
    orderBy: { id: 'asc' },
    take,
    select: { ledger: { orderBy: { seq: 'asc' }, select: { seq: true, body: true } } },
  });
  return tasks.map(({ ledger }) => fold(ledger.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) }))));
}
