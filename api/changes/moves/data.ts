import { createHash } from 'node:crypto';
import type { MoveCounts } from '../../../domain/clocks/preview';
import { countMoves } from '../../../domain/clocks/preview';
import type { Transaction } from '../../../prisma/client';
import type { Prisma } from '../../../prisma/generated/client';
import type { Moved, Ruling } from '../../../prisma/moves';
import { movesOf, movesPage, policyReader } from '../../../prisma/moves';
import { itemsPage, openStates } from '../../../prisma/open-items';

/** What a change of the rules would move: counts and a digest over all, and the items of one page by id, with one more. */
export type Preview = {
  readonly counts: MoveCounts & { readonly items: number };
  /** SHA-256 of every move of every item. */
  readonly digest: string;
  readonly shown: readonly Moved[];
};

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
export async function previewMoves(database: Transaction, wanted: PreviewWanted): Promise<Preview> {
  const { at, ruling, batches, after, limit } = wanted;
  const where: Prisma.TaskWhereInput = {
    state: { in: openStates.filter((state) => state !== 'suspended') },
    ...(batches && { batchId: { in: [...batches] } }),
  };
  const policyOf = policyReader(database);
  const shown: Moved[] = [];
  const digest = createHash('sha256');
  let counts = { items: 0, moved: 0, added: 0, dropped: 0, confirmed: 0 };
  for (let last: string | null = null; ; ) {
    const items = await itemsPage(database, { where, after: last, take: movesPage });
    for (const one of await movesOf(items, at, policyOf, ruling)) {
      counts = add(counts, one);
      digest.update(JSON.stringify([one.item.id, one.moves]));
      if (shown.length <= limit && (after === undefined || one.item.id > after)) shown.push(one);
    }
    last = items.at(-1)?.id ?? null;
    if (items.length < movesPage) return { counts, digest: digest.digest('base64url'), shown };
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
