import { useState } from 'react';
import type { TaskItem } from '../../../api/types';
import type { Chosen } from './run';

/** The most that may be chosen at once. */
export const mostChosen = 1_000;

export type Selection = {
  /** In which filter of the list they are chosen. */
  readonly filter: string;
  readonly chosen: readonly Chosen[];
  has(id: string): boolean;
  /** Chooses these as well, or no longer. */
  set(items: readonly Chosen[], is: boolean): void;
  /** Just these. */
  replace(items: readonly Chosen[]): void;
};

/**
 * Which items are chosen, on whichever page they stand; of those that are shown, as they stand now. Another filter begins
 * with none: nothing is done to what is no longer looked at.
 */
export function useSelection(rows: readonly TaskItem[], filter: string): Selection {
  const [kept, setKept] = useState<{ readonly filter: string; readonly chosen: ReadonlyMap<string, Chosen> }>(() => ({
    ...{ filter, chosen: new Map() },
  }));
  const stored = kept.filter === filter ? kept.chosen : new Map<string, Chosen>();
  const shown = new Map(rows.map((row) => [row.id, row]));
  const newest = (item: Chosen): Chosen => {
    const row = shown.get(item.id);
    return row && row.version > item.version ? briefly(row) : item;
  };
  const put = (items: Iterable<Chosen>) =>
    setKept({ filter, chosen: new Map([...items].slice(0, mostChosen).map((item) => [item.id, briefly(item)])) });
  return {
    filter,
    chosen: [...stored.values()].map(newest),
    has: (id) => stored.has(id),
    set(items, is) {
      const ids = new Set(items.map(({ id }) => id));
      const others = [...stored.values()].filter(({ id }) => !ids.has(id));
      put(is ? [...others, ...items] : others);
    },
    replace: put,
  };
}

function briefly({ id, number, task, version, state, owner, leadUnit }: Chosen): Chosen {
  return { id, number, task, version, state, owner, leadUnit };
}
