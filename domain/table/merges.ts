import type { Merge } from './grid';

/** Finds the downward merge that a cell lies in. Merges of a sound file do not overlap, so one by column and start is enough. */
export type MergeLookup = (row: number, column: number) => Merge | undefined;

/** Lays merges out by the columns asked about, so that looking one up stays cheap however many a file claims to have. */
export function mergesDown(merges: readonly Merge[], columns: Iterable<number>): MergeLookup {
  const down = merges.filter(({ top, bottom }) => bottom > top).sort((one, other) => one.top - other.top);
  const byColumn = new Map<number, Merge[]>();
  for (const column of columns)
    byColumn.set(
      column,
      down.filter(({ left, right }) => left <= column && column <= right),
    );
  return (row, column) => {
    const merge = lastFrom(byColumn.get(column) ?? [], row);
    return merge && row <= merge.bottom ? merge : undefined;
  };
}

/** The last merge that starts at or above a row. */
function lastFrom(merges: readonly Merge[], row: number): Merge | undefined {
  let [low, high] = [0, merges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle]?.top ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return merges[low - 1];
}
