import { z } from 'zod';
import type { Moved } from '../../../prisma/moves';
import { page, readCursor } from '../../http/lists';
import type { Preview } from './data';

/** Where the page of a preview begins. */
export function afterOf(cursor: string | undefined): string | undefined {
  return readCursor(cursor, z.tuple([z.uuid()]))?.[0];
}

/** A preview as it goes out. */
export function presentPreview({ counts, shown }: Preview, limit: number) {
  return { counts, ...page(shown, limit, presentMoved, ({ item }) => [item.id]) };
}

function presentMoved({ item: { id, batch, number, task }, moves }: Moved) {
  return { id, batch, number, task, moves: [...moves] };
}
