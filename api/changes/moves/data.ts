import type { MoveCounts } from '../../../domain/clocks/preview';
import { countMoves } from '../../../domain/clocks/preview';
import type { Database } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import type { Moved, Ruling } from '../../../prisma/moves';
import { movesOf, movesPage, policyReader } from '../../../prisma/moves';
import { itemsPage, openStates } from '../../../prisma/open-items';

/** What a change of the rules would move: counts over all, and the items of one page by id, with one more. */
export type Preview = { readonly counts: MoveCounts & { readonly items: number }; readonly shown: readonly Moved[] };

export type PreviewWanted = {
  readonly at: number;
  readonly ruling: Ruling;
  /** Left out, every batch. */
  readonly batches?: readonly string[] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

/**
 * Plans every item whose clocks run as it would be planned anew at an instant. Suspended items are left out: no clock
 * of theirs runs, and they are planned anew when they are resumed.
 */
export async function previewMoves(database: Database, wanted: PreviewWanted): Promise<Preview> {
  const { at, ruling, batches, after, limit } = wanted;
  const where: Prisma.TaskWhereInput = {
    state: { in: openStates.filter((state) => state !== 'suspended') },
    ...(batches && { batchId: { in: [...batches] } }),
  };
  const policyOf = policyReader(database);
  const shown: Moved[] = [];
  let counts = { items: 0, moved: 0, added: 0, dropped: 0, confirmed: 0 };
  for (let last: string | null = null; ; ) {
    const items = await itemsPage(database, { where, after: last, take: movesPage });
    for (const one of await movesOf(items, at, policyOf, ruling)) {
      counts = add(counts, one);
      if (shown.length <= limit && (after === undefined || one.item.id > after)) shown.push(one);
    }
    last = items.at(-1)?.id ?? null;
    if (items.length < movesPage) return { counts, shown };
  }
}

function add(counts: Preview['counts'], { moves }: Moved): Preview['counts'] {
  const { moved, added, dropped, confirmed } = countMoves(moves);
  return {
    items: counts.items + 1,
    moved: counts.moved + moved,
    added: counts.added + added,
    dropped: counts.dropped + dropped,
    confirmed: counts.confirmed + confirmed,
  };
}
