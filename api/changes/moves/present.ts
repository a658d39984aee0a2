import { z } from 'zod';
import type { Moved } from '../../../prisma/moves';
import type { Asked } from '../../http/lists';
import { page, readCursor } from '../../http/lists';
import type { Preview } from './data';

/** Where the page of a preview begins. */
export function afterOf(asked: Asked): string | undefined {
  return readCursor(asked, z.tuple([z.uuid()]))?.[0];
}

/** A preview as it goes out. */
export function presentPreview({ counts, shown }: Preview, asked: Asked) {
  return { counts, ...page(shown, asked, presentMoved, ({ item }) => [item.id]) };
}

function presentMoved({ item: { id, batch, number, task }, moves }: Moved) {
  return { id, batch, number, task, moves: [...moves] };
}
