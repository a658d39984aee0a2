import type { Accept, Command, Return } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Item } from './item';
import { isPercent, refuseStandards, refuseUnfit } from './standards';

/** 销号: never by the person who submitted; every standard judged met. */
export function accept(item: Item, { actor }: Command, order: Accept): Decision {
  if (item.submission?.by === actor.id) return refuse('submitter_cannot_accept', {});
  if (!isPercent(order.effectRating)) return refuse('out_of_range', { field: 'effectRating', min: 0, max: 100 });
  const unmet = order.standards.filter(({ met }) => !met).map(({ id }) => id);
  if (unmet.length > 0) return refuse('standard_not_met', { standards: unmet });
  return refuseStandards(item, order.standards) ?? { events: [{ ...order, type: 'accepted' }] };
}

/** 退回: names the standards not met, and why. */
export function giveBack(item: Item, order: Return): Decision {
  if (order.standards.every(({ met }) => met)) return refuse('no_standard_unmet', {});
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  return refuseUnfit(item, order.standards) ?? { events: [{ ...order, type: 'returned' }] };
}
