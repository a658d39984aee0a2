import { nextClock } from '../clocks/clock';
import type { VersionedRules } from '../clocks/rules';
import { withNumbered } from './consequences';
import type { Event } from './event';
import { evolve } from './evolve';
import type { Item } from './item';
import { decideTick } from './ring';

/** What clocks brought about, when, and the item after it. */
export type Ringing = { readonly at: number; readonly events: readonly Event[]; readonly after: Item };

/** Notices that nobody gets take no number. */
const numberOfNone = '督办〔模拟〕';

/**
 * Lets the clocks of an item ring one after the other, each at its time, up to and with an instant: what its workflow
 * would have recorded if nothing had been away. One that was planned for a time before `from` rings at `from`.
 */
export function* ringOut(item: Item, from: number, until: number, rules: VersionedRules): Generator<Ringing> {
  let now = from;
  let after = item;
  for (let clock = nextClock(after); clock && clock.at <= until; clock = nextClock(after)) {
    now = Math.max(clock.at, now);
    const events = withNumbered(after, decideTick(after, { id: '', now }), now, rules, numberOfNone);
    after = evolve(after, { seq: after.version + 1, at: now, actor: null, events });
    yield { at: now, events, after };
  }
}
