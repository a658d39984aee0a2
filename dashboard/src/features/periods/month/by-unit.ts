import type { PeriodEntry } from '../../../api/types';

/** Entries under their lead units, the unit with most first. */
export function byUnit(entries: readonly PeriodEntry[]) {
  const units = new Map<string, { readonly name: string; readonly entries: PeriodEntry[] }>();
  for (const entry of entries) {
    const { code, name } = entry.leadUnit;
    const unit = units.get(code) ?? { name, entries: [] };
    unit.entries.push(entry);
    units.set(code, unit);
  }
  return [...units].map(([code, unit]) => ({ code, ...unit })).toSorted((a, b) => b.entries.length - a.entries.length);
}
