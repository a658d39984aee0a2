import { nextClock } from '../clocks/clock';
import type { VersionedRules } from '../clocks/rules';
import { withConsequences } from '../item/consequences';
import { decide } from '../item/decide';
import type { Event } from '../item/event';
import { evolve } from '../item/evolve';
import type { Item } from '../item/item';
import { decideTick } from '../item/ring';
import type { Actor } from '../people/roles';
import type { Act } from './behaviour';

/** An entry as its ledger would have it, and the item after it. */
export type SimulatedEntry = {
  readonly seq: number;
  readonly at: number;
  readonly events: readonly Event[];
  readonly after: Item;
};

/**
 * The life of one item up to an instant under the very rules that its workflow decides by: clocks ring on time, people
 * act as they are supposed to (where the rules let them), and everything is recorded at once.
 */
export async function simulateItem(
  issued: Item,
  acts: readonly Act[],
  until: number,
  rules: VersionedRules,
): Promise<SimulatedEntry[]> {
  const entries: SimulatedEntry[] = [];
  let item = issued;

  async function record(decided: readonly Event[], at: number, actor: Actor | null): Promise<void> {
    const events = await withConsequences(item, decided, at, rules, numberOfNone);
    const seq = item.version + 1;
    item = evolve(item, { seq, at, actor, events });
    entries.push({ seq, at, events, after: item });
  }

  async function ringUntil(instant: number): Promise<void> {
    for (let clock = nextClock(item); clock && clock.at <= instant; clock = nextClock(item)) {
      // One that was planned for a time gone by rings at once.
      const at = Math.max(clock.at, entries.at(-1)?.at ?? issued.issuedAt);
      await record(decideTick(item, { id: '', now: at }), at, null);
    }
  }

  for (const act of acts.filter(({ at }) => at <= until)) {
    await ringUntil(act.at - 1);
    const actor = actorOf(act, item);
    const decision = decide(item, { id: '', at: act.at, actor, order: act.order });
    if ('events' in decision) await record(decision.events, act.at, actor);
  }
  await ringUntil(until);
  return entries;
}

/** Nobody gets a notice of a simulation, so none takes a number. */
const numberOfNone = () => Promise.resolve('督办〔模拟〕');

/** The item's own owner; for others it is enough that they are not the owner. */
function actorOf({ as }: Act, item: Item): Actor {
  return as === 'owner' ? { ...item.owner, as } : { id: as, name: as, as };
}
