import type { Command, Report, Submit } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Event } from './event';
import type { Item } from './item';
import { isPercent, refuseStandards } from './standards';

/** 报告进展: percent may fall, with a reason. A co-operating unit reports its own part, beside the item's percent. */
export function report(item: Item, command: Command, order: Report): Decision {
  const unknown = (order.milestones ?? []).filter(({ id }) => !item.milestones.some((known) => known.id === id));
  if (unknown.length > 0) return refuse('milestone_unknown', { milestones: unknown.map(({ id }) => id) });
  if (!isPercent(order.percent)) return refuse('out_of_range', { field: 'percent', min: 0, max: 100 });
  if (command.actor.as === 'co_unit') return { events: [{ ...order, type: 'reported', part: true }] };
  if (order.percent < item.percent && isBlank(order.reason))
    return refuse('percent_fall_needs_reason', { from: item.percent, to: order.percent });
  return { events: [...signing(item), { ...order, type: 'reported' }] };
}

/** 送审: says for each standard how it was met. */
export function submit(item: Item, order: Submit): Decision {
  const faulty = refuseStandards(item, order.standards, ({ how }) => !isBlank(how));
  return faulty ?? { events: [...signing(item), { ...order, type: 'submitted' }] };
}

/** The first report or submission by the owner's side signs for the item as well; a co-operating unit's does not. */
function signing(item: Item): Event[] {
  return item.state === 'assigned' ? [{ type: 'signed' }] : [];
}
