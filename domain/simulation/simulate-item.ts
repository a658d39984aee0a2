import type { VersionedRules } from '../clocks/rules';
import { withNumbered } from '../item/consequences';
import { decide } from '../item/decide';
import type { Event } from '../item/event';
import { evolve } from '../item/evolve';
import type { Item } from '../item/item';
import { ringOut } from '../item/ring-out';
import type { Actor } from '../people/roles';
import type { Act } from './behaviour';

/** An entry as its ledger would have it, and the item after it. */
export type SimulatedEntry = {
  readonly seq: number;
  readonly at: number;
  /** Who acted; null for a clock. */
  readonly actor: Actor | null;
  readonly events: readonly Event[];
  readonly after: Item;
};

/**
 * The life of one item up to an instant under the very rules that its workflow decides by: clocks ring on time, people
 * act as they are supposed to (where the rules let them), and everything is recorded at once.
 */
export function simulateItem(
  issued: Item,
  acts: readonly Act[],
  until: number,
  rules: VersionedRules,
): SimulatedEntry[] {
  const entries: SimulatedEntry[] = [];
  let item = issued;

  function add(at: number, actor: Actor | null, events: readonly Event[], after: Item): void {
    entries.push({ seq: after.version, at, actor, events, after });
    item = after;
  }

  function ringUntil(instant: number): void {
    const from = entries.at(-1)?.at ?? issued.issuedAt;
    for (const { at, events, after } of ringOut(item, from, instant, rules)) add(at, null, events, after);
  }

  for (const act of acts.filter(({ at }) => at <= until)) {
    ringUntil(act.at - 1);
    const actor = actorOf(act, item);
    const decision = decide(item, { id: '', at: act.at, actor, order: act.order });
    if (!('events' in decision)) continue;
    const events = withNumbered(item, decision.events, act.at, rules, undefined);
    add(act.at, actor, events, evolve(item, { seq: item.version + 1, at: act.at, actor, events }));
  }
  ringUntil(until);
  return entries;
}

/** The item's own owner; for others it is enough that they are not the owner. */
function actorOf({ as }: Act, item: Item): Actor {
  return as === 'owner' ? { ...item.owner, as } : { id: as, name: as, as };
}
