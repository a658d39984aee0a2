import { useState } from 'react';
import type { TableState } from './use-table-state';

/** Where in a list the reader is. */
export type Paging = Pick<TableState<never>, 'cursor' | 'next' | 'previous'>;

/** The pages of a list that has no address of its own, since it answers something that is only being considered. */
export function usePages(): Paging {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    cursor: cursors.at(-1),
    next: (cursor) => setCursors((before) => [...before, cursor]),
    previous: () => setCursors((before) => before.slice(0, -1)),
  };
}
