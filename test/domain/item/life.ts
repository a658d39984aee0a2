import { officialCalendar } from '../../../domain/calendars/official';
import { planResumption } from '../../../domain/clocks/resumption';
import type { Command, Order } from '../../../domain/item/command';
import { decide, decideTick } from '../../../domain/item/decide';
import type { Decision } from '../../../domain/item/decision';
import type { Event } from '../../../domain/item/event';
import type { Told } from '../../../domain/item/evolve';
import { evolve } from '../../../domain/item/evolve';
import type { Item } from '../../../domain/item/item';
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

type Setting = { readonly deadline?: string; readonly from?: number; readonly policy?: Policy };

/** The life of one item without engine or database: what is decided is recorded at once, and the item evolves by it. */
export class Life {
  readonly entries: Told[] = [];
  item: Item;
  private readonly policy: Policy;

  constructor({ deadline = '2026-03-27', from = at('01-05 09:30'), policy = defaultPolicy }: Setting = {}) {
    this.policy = policy;
    const { clocks, dueAt, yellowAt } = agendaOf({ deadline, from, policy });
    const item = {
      ...{ id: 'task', batch: 'batch', number: 1, task: '雨污分流改造', deadline, dueAt, yellowAt },
      owner: { id: 'owner', name: 'owner' },
      leader: { id: 'leader', name: 'leader' },
      leadUnit: { code: 'U1', name: '住建局' },
      coUnits: ['U2'],
      standards: [
        { id: 's1', text: '管网全部接通' },
        { id: 's2', text: '水质达标' },
      ],
      milestones: [{ id: 'm1', name: '开工', date: '2026-02-10', done: false }],
      ...{ step: 0, percent: 0, issuedAt: from, signedAt: null, submission: null, returns: 0, acceptedAt: null },
      agenda: clocks,
    };
    const issued: Told = { seq: 1, at: from, actor: actor('secretariat'), events: [{ type: 'issued', item }] };
    this.entries.push(issued);
    this.item = evolve(null, issued);
  }

  /** A person's command; recorded where it was not refused. */
  order(as: Actor | Capacity, order: Order, when: number, ifVersion?: number): Decision {
    const by = typeof as === 'string' ? actor(as) : as;
    const command: Command = { id: `${this.entries.length}`, at: when, actor: by, ifVersion, order };
    const decision = decide(this.item, command);
    if ('events' in decision) this.record(this.planned(decision.events, when), when, by);
    return decision;
  }

  /** The clocks' waking at an instant; recorded where anything was due. */
  tick(now: number): readonly Event[] {
    const events = decideTick(this.item, { id: `clock/${now}`, now });
    if (events.length > 0) this.record(events, now, null);
    return events;
  }

  /** Recording adds the new plan to a resumption. */
  private planned(events: readonly Event[], when: number): readonly Event[] {
    if (!events.some(({ type }) => type === 'resumed')) return events;
    const rules = { policy: this.policy, calendar: officialCalendar, zone: 'Asia/Shanghai' };
    return [...events, planResumption(this.item, when, rules)];
  }

  private record(events: readonly Event[], when: number, by: Actor | null): void {
    const entry: Told = { seq: this.item.version + 1, at: when, actor: by, events };
    this.item = evolve(this.item, entry);
    this.entries.push(entry);
  }
}

/** The code of a refusal; undefined where the command was carried out. */
export function refused(decision: Decision): string | undefined {
  return 'refusal' in decision ? decision.refusal.code : undefined;
}

/** What an entry said, by the types of its events. */
export function told(events: readonly Event[]): string[] {
  return events.map(({ type }) => type);
}

/** Orders as they are rightly given on the item of a `Life`. */
export const orders = {
  sign: { type: 'sign' },
  report: { type: 'report', percent: 40, done: '完成主管网', effect: '积水点减少三处' },
  submit: {
    type: 'submit',
    standards: [
      { id: 's1', how: '验收单' },
      { id: 's2', how: '检测报告' },
    ],
  },
  accept: {
    type: 'accept',
    effectRating: 90,
    standards: [
      { id: 's1', met: true },
      { id: 's2', met: true },
    ],
  },
  return: { type: 'return', reason: '缺检测报告', standards: [{ id: 's2', met: false, note: '未附' }] },
  suspend: { type: 'suspend', reason: '规划调整' },
  cancel: { type: 'cancel', reason: '任务合并' },
  resume: { type: 'resume' },
  approve: { type: 'approve', request: '' },
  reject: { type: 'reject', request: '', reason: '理由不充分' },
} as const satisfies Record<Order['type'], Order>;
