import type { Problem } from './problem';
import type { ReadRow } from './row';
import { nameKey } from './text';

/**
 * Rows that repeat an earlier one of the same table in task, lead unit, owner and deadline: the later is at fault and
 * names the earlier (domain.md). A row that has a fault of its own is no item yet, so nothing repeats it; once it is
 * mended the rows are compared again.
 */
export function findRepeats(rows: readonly ReadRow[], atFault: ReadonlySet<number>): Problem[] {
  const first = new Map<string, number>();
  const repeats: Problem[] = [];
  for (const { row, task, leadUnit, owner, deadline } of [...rows].sort((one, other) => one.row - other.row)) {
    if (task === '' || leadUnit === '' || owner === null || deadline === '') continue;
    const key = JSON.stringify([nameKey(task), nameKey(leadUnit), nameKey(owner), deadline]);
    const earlier = first.get(key);
    if (earlier !== undefined)
      repeats.push({ row, column: null, field: null, code: 'repeats-row', value: task, params: { earlier } });
    else if (!atFault.has(row)) first.set(key, row);
  }
  return repeats;
}
