import type { Item } from '../item/item';

/** What a clock is for: a reminder, the lights, a rung of the ladder. */
export type ClockKind = 'remind' | 'yellow' | 'red' | 'escalate';

/** One clock of an item's agenda. Everything about zones and holidays was reckoned when it was planned. */
export type Clock = {
  readonly kind: ClockKind;
  /** When it rings, epoch milliseconds. */
  readonly at: number;
  /** The same instant as the organisation's wall clock shows it, `YYYY-MM-DD HH:mm:ss`, for people who read it. */
  readonly local: string;
  /** The policy's own words for it: the reminder's or the rung's duration. */
  readonly by: string;
  /** The rung, from 1, of an escalation; 0 for the other kinds. */
  readonly step: number;
  /** The calendar had no official notice for its year: working days were taken as Monday to Friday. */
  readonly assumed?: true;
};

/**
 * Whether a clock may ring in the item's present state. The deadline's clocks stop while an item is under review;
 * turning yellow goes on (domain.md, "Clocks").
 */
export function runs(clock: Clock, item: Pick<Item, 'state'>): boolean {
  if (item.state === 'assigned' || item.state === 'in_progress') return true;
  return item.state === 'under_review' && clock.kind === 'yellow';
}

/** The next clock that can ring in the item's present state; undefined when none is to come. */
export function nextClock(item: Pick<Item, 'state' | 'agenda'>): Clock | undefined {
  return item.agenda.find((clock) => runs(clock, item));
}
