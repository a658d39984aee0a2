import type { Amend, Command } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Amended } from './event';
import type { Item, Standard } from './item';

type Change = Omit<Amended, 'type' | 'reason'>;

/**
 * 调整 (domain.md, "States of an item"): owner, deadline and standards among what may change, with a reason. Under
 * review only the owner may; a unit's head hands an item on within the unit, and changes nothing else. Who leads does
 * not co-operate, and the order in which units are named says nothing.
 */
export function amend(item: Item, { actor, at }: Command, order: Amend): Decision {
  if (isBlank(order.reason)) return refuse('reason_missing', { command: order.type });
  const change = changeOf(item, order);
  const changed = Object.keys(change);
  if (changed.length === 0) return refuse('nothing_changed', {});
  const ownerOnly = changed.every((field) => field === 'owner');
  if (actor.as === 'unit_head' && !(ownerOnly && order.owner?.unit === item.leadUnit.code))
    return refuse('only_within_unit', { unit: item.leadUnit.name });
  if (item.state === 'under_review' && !ownerOnly) return refuse('only_owner_now', {});
  const leads = change.leadUnit?.to ?? item.leadUnit;
  if (change.coUnits?.to.includes(leads.code)) return refuse('lead_cooperates', { unit: leads.name });
  const { deadline } = change;
  if (deadline && deadline.to.dueAt <= at) return refuse('deadline_past', { given: deadline.to.deadline });
  if (order.standards?.some((text) => isBlank(text)) || order.standards?.length === 0)
    return refuse('text_missing', {});
  return { events: [{ type: 'amended', reason: order.reason, ...change }] };
}

/** What would differ: a field that is given as it stands is no change. */
function changeOf(item: Item, order: Amend): Change {
  const { owner, leader, leadUnit, coUnits, deadline, standards } = order;
  const to = standards && renumbered(item, standards);
  return {
    ...(owner && owner.id !== item.owner.id && { owner: { from: item.owner, to: { id: owner.id, name: owner.name } } }),
    ...(leader !== undefined && leader?.id !== item.leader?.id && { leader: { from: item.leader, to: leader } }),
    ...(leadUnit && !same(leadUnit, item.leadUnit) && { leadUnit: { from: item.leadUnit, to: leadUnit } }),
    ...(coUnits &&
      !same(coUnits.toSorted(), item.coUnits.toSorted()) && { coUnits: { from: item.coUnits, to: coUnits } }),
    ...(deadline && deadline.deadline !== item.deadline && { deadline: { from: item.deadline, to: deadline } }),
    ...(to && !same(to, item.standards) && { standards: { from: item.standards, to } }),
  };
}

/**
 * A standard that stays keeps its id. A new one is numbered within the version that brings it, so that no id is ever
 * given to another: reports and judgements of one that is gone still name it.
 */
function renumbered({ standards, version }: Item, texts: readonly string[]): Standard[] {
  const left = [...standards];
  let added = 0;
  return texts.map((text) => {
    const at = left.findIndex((standard) => standard.text === text);
    const kept = at >= 0 ? left.splice(at, 1)[0] : undefined;
    return kept ?? { id: `s${version + 1}-${++added}`, text };
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
