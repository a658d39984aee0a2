import { z } from 'zod';
import type { Moved } from '../../../prisma/moves';
import type { Asked } from '../../http/lists';
import { page, readCursor } from '../../http/lists';
import type { Asking } from './agreed';
import { tokenOf } from './agreed';
import type { Preview } from './data';

/** Where the page of a preview begins. */
export function afterOf(asked: Asked): string | undefined {
  return readCursor(asked, z.tuple([z.uuid()]))?.[0];
}

/** A preview as it goes out, with the token that the change itself has to carry. */
export function presentPreview(preview: Preview, asking: Asking, asked: Asked) {
  const { counts, shown } = preview;
  return { preview: tokenOf(asking, preview), counts, ...page(shown, asked, presentMoved, ({ item }) => [item.id]) };
}

/** An item with its clocks that would move. */
export function presentMoved({ item: { id, batch, number, task }, moves }: Moved) {
  return { id, batch, number, task, moves: [...moves] };
}
