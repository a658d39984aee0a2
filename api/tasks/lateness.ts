import { isLate } from '../../domain/clocks/light';
import type { Day } from '../../domain/clocks/zone';
import { dayOf } from '../../domain/clocks/zone';
import type { State } from '../../domain/item/item';

type Judged = { readonly state: string; readonly dueAt: Date; readonly submittedAt: Date | null };

/** What is late: a submission after the deadline, or none and the deadline past. Suspended and cancelled, no clock runs. */
export type Lateness = { readonly late: boolean; readonly daysLate: number };

const still: ReadonlySet<string> = new Set<State>(['suspended', 'cancelled']);

/**
 * Whether an item is late and by how many local days, at least one. Once accepted it is judged by the submission that
 * was accepted, so that late stays visible.
 */
export function latenessOf({ state, dueAt, submittedAt }: Judged, now: number, zone: string): Lateness {
  const submission = submittedAt ? { at: submittedAt.getTime(), by: '' } : null;
  const late = !still.has(state) && isLate({ dueAt: dueAt.getTime(), submission }, now);
  if (!late) return { late, daysLate: 0 };
  const judged = dayOf(submission?.at ?? now, zone);
  return { late, daysLate: Math.max(1, daysBetween(dayOf(dueAt.getTime(), zone), judged)) };
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
