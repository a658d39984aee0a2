import type { Transaction } from '../../prisma/client';
import type { SavedView } from '../../prisma/generated/client';

export type ViewChange = Partial<Pick<SavedView, 'name' | 'query' | 'usual'>>;

/** Has what one account does to its views come one after the other, so that number, names and the usual one hold. */
export async function lockViews(on: Transaction, officialId: string): Promise<void> {
  await on.$executeRaw`SELECT 1 FROM official WHERE id = ${officialId}::uuid FOR NO KEY UPDATE`;
}

/** The views of one account, the oldest first. */
export function listViews(on: Transaction, officialId: string): Promise<SavedView[]> {
  return on.savedView.findMany({ where: { officialId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

export function createView(
  on: Transaction,
  view: Pick<SavedView, 'id' | 'officialId' | 'name' | 'query' | 'usual'>,
): Promise<SavedView> {
  return on.savedView.create({ data: view });
}

export function changeView(on: Transaction, id: string, change: ViewChange): Promise<SavedView> {
  return on.savedView.update({ where: { id }, data: change });
}

/** From then on the page begins with none of an account's views. */
export async function clearUsual(on: Transaction, officialId: string): Promise<void> {
  await on.savedView.updateMany({ where: { officialId, usual: true }, data: { usual: false } });
}

/** Deletes one of an account's own views; null where it has none of this id. */
export async function deleteView(on: Transaction, officialId: string, id: string): Promise<SavedView | null> {
  const found = await on.savedView.findFirst({ where: { id, officialId } });
  if (found) await on.savedView.deleteMany({ where: { id, officialId } });
  return found;
}
