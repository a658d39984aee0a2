import type { Client } from '@temporalio/client';
import type { Amend, Replan } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import { beating } from '../issue/beating';
import { readChange } from './changes';
import type { Ground } from './concerned';
import { concernedItems } from './concerned';
import { sendToItem } from './send';

/** What carrying out a change does its work with. */
export type ChangeDependencies = Ground & { readonly client: Client };

/** What came of a page: where the next one begins (null after the last), how many items moved, and how many wait. */
export type AppliedPage = { readonly after: string | null; readonly moved: number; readonly waiting: number };

/** Items told at the same time: more would only crowd out what people do meanwhile. */
const lanes = 10;

/** The steps of a change; each may be repeated, and finds what it has done. */
export function createChangeActivities({ client, ...ground }: ChangeDependencies) {
  const { database } = ground;
  return {
    /** Counts the items concerned and keeps their number; a change that was begun before keeps the one it has. */
    beginChange: (id: string): Promise<{ total: number }> => beating(() => begin(ground, id)),

    applyPage: (id: string, after: string | null): Promise<AppliedPage> =>
      beating(async () => {
        const { change, actor } = await readChange(database, id);
        const page = await concernedItems(ground, change, after);
        const send = (item: Item, order: Replan | Amend, at: number) =>
          sendToItem(client, database, item.id, { id: commandIdOf(id, item, order), at, actor, order });
        let moved = 0;
        let waiting = 0;
        await inLanes(page.concerned, async ({ item, order, waits }) => {
          const sent = order && (await send(item, order, page.at));
          if (sent === 'moved') moved++;
          // An amendment is refused where the item went under review meanwhile: it is looked at again.
          if (waits || sent === 'unknown' || (sent === 'refused' && order?.type === 'amend')) waiting++;
        });
        return { after: page.after, moved, waiting };
      }),

    async closePass(id: string, waiting: number): Promise<void> {
      await database.$executeRaw`
        UPDATE change SET waiting = ${waiting}::int,
          finished_at = CASE WHEN ${waiting}::int = 0 THEN coalesce(finished_at, duban_now()) END
        WHERE id = ${id}`;
    },
  };
}

export type ChangeActivities = ReturnType<typeof createChangeActivities>;

async function begin(ground: Ground, id: string): Promise<{ total: number }> {
  const { database } = ground;
  const before = await database.change.findUnique({ where: { id }, select: { total: true } });
  if (before && before.total !== null) return { total: before.total };
  const { change } = await readChange(database, id);
  let total = 0;
  for (let after: string | null = null; ; ) {
    const page = await concernedItems(ground, change, after);
    total += page.concerned.length;
    after = page.after;
    if (after === null) break;
  }
  await database.change.updateMany({ where: { id, total: null }, data: { total } });
  return { total };
}

/**
 * New rules reach an item once. An amendment that was refused may be given again, which a refused command's id may
 * not: so it has one for each version that it is decided on, and an item that has moved is not found any more.
 */
function commandIdOf(id: string, item: Item, { type }: { readonly type: string }): string {
  return type === 'replan' ? `change/${id}` : `change/${id}@${item.version}`;
}

async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = all.values();
  const outcomes = await Promise.allSettled(
    Array.from({ length: lanes }, async () => {
      for (const one of queue) await work(one);
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
