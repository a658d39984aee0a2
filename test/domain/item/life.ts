import { officialCalendar } from '../../../domain/calendars/official';
import type { WorkCalendar } from '../../../domain/clocks/calendar';
import { nextClock } from '../../../domain/clocks/clock';
import type { VersionedRules } from '../../../domain/clocks/rules';
import { wallClock } from '../../../domain/clocks/zone';
import type { Command, Order } from '../../../domain/item/command';
import { withNumbered } from '../../../domain/item/consequences';
import { decide } from '../../../domain/item/decide';
import type { Decision } from '../../../domain/item/decision';
import type { Event, Issued } from '../../../domain/item/event';
import type { Told } from '../../../domain/item/evolve';
import { evolve } from '../../../domain/item/evolve';
import type { Matter } from '../../../domain/item/issuing';
import { createIssuing } from '../../../domain/item/issuing';
import type { Item } from '../../../domain/item/item';
import { noticeWanted } from '../../../domain/item/noticing';
import { decideTick } from '../../../domain/item/ring';
import type { Actor, Capacity } from '../../../domain/people/roles';
import type { Policy } from '../../../domain/policy';
import { defaultPolicy } from '../../../domain/policy';
import { agendaOf } from '../clocks/plans';

/** A person who acts in a capacity; the name says which. */
export function actor(as: Capacity, id: string = as): Actor {
  return { id, name: id, as };
}

/** An instant by the wall clock of Shanghai in 2026: `at('03-27 09:00')`. */
export function at(time: string): number {
  return Date.parse(`2026-${time.replace(' ', 'T')}+08:00`);
}

type Setting = {
  readonly deadline?: string;
  readonly from?: number;
  readonly policy?: Policy;
  readonly calendar?: WorkCalendar;
  readonly zone?: string;
  readonly milestones?: Matter['milestones'];
  /** Issued as the first version of the product did it: only the deadline's own clocks, and none of today's fields. */
  readonly old?: boolean;
};

/** The life of one item without engine or database: what is decided is recorded at once, and the item evolves by it. */
export class Life {
  readonly entries: Told[] = [];
  /** The item after each entry. */
  readonly items: Item[] = [];
  item: Item;
  rules: VersionedRules;
  /** The occasions for which a number was drawn, in order: the n-th notice is number n. */
  readonly numbered: string[] = [];

  constructor(setting: Setting = {}) {
    const { from = at('01-05 09:30'), policy = defaultPolicy, calendar = officialCalendar } = setting;
    const { deadline = '2026-03-27', zone = 'Asia/Shanghai' } = setting;
    const { milestones = [{ name: '开工', date: '2026-02-10' }] } = setting;
    this.rules = { policy, calendar, zone, version: { policy: 0, calendar: 0 } };
    const matter: Matter = {
      ...{ id: 'task', batch: 'batch', number: 1, task: '雨污分流改造', deadline, milestones },
      owner: { id: 'owner', name: 'owner' },
      leader: { id: 'leader', name: 'leader' },
      leadUnit: { code: 'U1', name: '住建局' },
      coUnits: ['U2'],
      standards: ['管网全部接通', '水质达标'],
    };
    const today = createIssuing(from, this.rules)(matter);
    const item = setting.old ? asIssuedAtFirst(today, this.rules) : today;
    const issued: Told = { seq: 1, at: from, actor: actor('secretariat'), events: [{ type: 'issued', item }] };
    this.entries.push(issued);
    this.item = evolve(null, issued);
    this.items.push(this.item);
  }

  /** A person's command; recorded where it was not refused. */
  order(as: Actor | Capacity, order: Order, when: number, ifVersion?: number): Decision {
    const by = typeof as === 'string' ? actor(as) : as;
    const command: Command = { id: `${this.entries.length}`, at: when, actor: by, ifVersion, order };
    const decision = decide(this.item, command);
    if ('events' in decision) this.record(decision.events, when, by);
    return decision;
  }

  /** The clocks' waking at an instant; recorded where anything was due. Answers what the clocks themselves decided. */
  tick(now: number): readonly Event[] {
    const events = decideTick(this.item, { id: `clock/${now}`, now });
    if (events.length > 0) this.record(events, now, null);
    return events;
  }

  /** Lets every clock up to an instant ring on time. Answers what they decided, each with its local time. */
  ringUntil(until: number): (readonly [string, Event])[] {
    const said: (readonly [string, Event])[] = [];
    for (let clock = nextClock(this.item); clock && clock.at <= until; clock = nextClock(this.item)) {
      const time = wallClock(clock.at, this.rules.zone).slice(5, 16);
      for (const event of this.tick(clock.at)) said.push([time, event]);
    }
    return said;
  }

  /** What the last entry holds, consequences and all. */
  get last(): readonly Event[] {
    return this.entries.at(-1)?.events ?? [];
  }

  private record(decided: readonly Event[], when: number, by: Actor | null): void {
    const wanted = noticeWanted(this.item, decided, this.rules.policy);
    if (wanted) this.numbered.push(wanted.occasion);
    const number = wanted && `督办〔2026〕${this.numbered.length}号`;
    const events = withNumbered(this.item, decided, when, this.rules, number);
    const entry: Told = { seq: this.item.version + 1, at: when, actor: by, events };
    this.item = evolve(this.item, entry);
    this.entries.push(entry);
    this.items.push(this.item);
  }
}

function asIssuedAtFirst(today: Issued['item'], { policy, calendar, zone }: VersionedRules): Issued['item'] {
  const { extensionsMax, rules, ...first } = today;
  const { deadline, issuedAt } = today;
  return { ...first, agenda: agendaOf({ deadline, from: issuedAt, policy, calendar, zone }).clocks };
}

/** The code of a refusal; undefined where the command was carried out. */
export function refused(decision: Decision): string | undefined {
  return 'refusal' in decision ? decision.refusal.code : undefined;
}

/** What an entry said, by the types of its events. */
export function told(events: readonly Event[]): string[] {
  return events.map(({ type }) => type);
}
