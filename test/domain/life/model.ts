import type { Order } from '../../../domain/item/command';
import type { Light, State } from '../../../domain/item/item';
import type { Actor, Capacity } from '../../../domain/people/roles';

/** The plan of an item as its first entry has it; whether the plan itself is right, the agenda's own tests say. */
export type Planned = { readonly kind: string; readonly at: number; readonly by: string; readonly step: number };

/** What the rules expect of a waking; null where nothing is due. */
export type Expected = { readonly reminder: string | null; readonly rungs: readonly number[]; readonly light: Light };

const mayAct: Record<Order['type'], Partial<Record<string, readonly Capacity[]>>> = {
  sign: { assigned: ['owner', 'substitute'] },
  report: {
    assigned: ['owner', 'substitute', 'unit_head', 'co_unit'],
    in_progress: ['owner', 'substitute', 'unit_head', 'co_unit'],
    under_review: ['owner', 'substitute', 'unit_head', 'co_unit'],
  },
  submit: { assigned: ['owner', 'substitute', 'unit_head'], in_progress: ['owner', 'substitute', 'unit_head'] },
  accept: { under_review: ['secretariat'] },
  return: { under_review: ['secretariat'] },
  suspend: { assigned: ['secretariat'], in_progress: ['secretariat'] },
  resume: { suspended: ['secretariat'] },
  cancel: whileUndecided('secretariat'),
  approve: whileUndecided('leader'),
  reject: whileUndecided('leader'),
};

function whileUndecided(as: Capacity) {
  return { assigned: [as], in_progress: [as], under_review: [as], suspended: [as] };
}

/** What a leader is asked for. */
type Asked = { readonly id: string; readonly kind: 'suspend' | 'cancel'; readonly by: string };

/**
 * The life of an item once more, written from domain.md and not from the code: small, slow, and with its own words.
 * What it allows must be carried out, and nothing else; what it expects of the clocks must come, and nothing else.
 */
export class Model {
  state: State = 'assigned';
  signed = false;
  percent = 0;
  version = 1;
  step = 0;
  submitted: { by: string; at: number } | null = null;
  readonly judged: ('accept' | 'return')[] = [];
  submissions = 0;
  asked: readonly Asked[] = [];
  private spent = new Set<Planned>();

  constructor(
    private plan: readonly Planned[],
    private dueAt: number,
    private yellowAt: number,
    private readonly standards: readonly string[],
    private readonly milestones: readonly string[],
  ) {}

  /** Whether a person may do this now. */
  allows(order: Order, by: Actor, version: number | undefined): boolean {
    if (version !== undefined && version !== this.version) return false;
    return (mayAct[order.type][this.state] ?? []).includes(by.as) && this.isWhole(order, by);
  }

  private isWhole(order: Order, by: Actor): boolean {
    const named = 'standards' in order ? order.standards.map(({ id }) => id) : [];
    const known = named.every((id) => this.standards.includes(id));
    const all = (ids: readonly string[]) => this.standards.every((id) => ids.includes(id));
    switch (order.type) {
      case 'sign':
        return true;
      case 'report': {
        const reached = (order.milestones ?? []).every(({ id }) => this.milestones.includes(id));
        const whole = order.percent >= 0 && order.percent <= 100 && order.percent % 1 === 0;
        return whole && reached && (order.percent >= this.percent || /\S/.test(order.reason ?? ''));
      }
      case 'submit':
        return known && all(order.standards.filter(({ how }) => /\S/.test(how)).map(({ id }) => id));
      case 'accept': {
        const rated = order.effectRating >= 0 && order.effectRating <= 100 && order.effectRating % 1 === 0;
        return known && all(named) && order.standards.every(({ met }) => met) && rated && by.id !== this.submitted?.by;
      }
      case 'return':
        return known && order.standards.some(({ met }) => !met) && /\S/.test(order.reason);
      case 'suspend':
      case 'cancel':
        return /\S/.test(order.reason) && this.asked.every(({ kind }) => kind !== order.type);
      case 'resume':
        return true;
      case 'approve': {
        const request = this.asked.find(({ id }) => id === order.request);
        return request !== undefined && request.by !== by.id && this.state in mayAct[request.kind];
      }
      case 'reject': {
        const request = this.asked.find(({ id }) => id === order.request);
        return request !== undefined && request.by !== by.id && /\S/.test(order.reason);
      }
    }
  }

  /** Carries out what was allowed. */
  does(order: Order, by: Actor, at: number): void {
    this.version += 1;
    const signs = ['sign', 'report', 'submit'].includes(order.type) && by.as !== 'co_unit';
    if (this.state === 'assigned' && signs) this.state = 'in_progress';
    this.signed ||= signs;
    if (order.type === 'report') this.percent = order.percent;
    if (order.type === 'submit') {
      this.state = 'under_review';
      this.submitted = { by: by.id, at };
      this.submissions += 1;
    }
    if (order.type === 'accept' || order.type === 'return') this.judged.push(order.type);
    if (order.type === 'accept') {
      this.state = 'accepted';
      this.percent = 100;
      this.asked = [];
    }
    if (order.type === 'suspend' || order.type === 'cancel')
      this.asked = [...this.asked, { id: `${order.type}-${this.version}`, kind: order.type, by: by.id }];
    if (order.type === 'approve' || order.type === 'reject') {
      const decided = this.asked.find(({ id }) => id === order.request);
      this.asked = this.asked.filter(({ id }) => id !== order.request);
      if (order.type === 'approve') this.state = decided?.kind === 'cancel' ? 'cancelled' : 'suspended';
      if (this.state === 'cancelled') this.asked = [];
    }
    if (order.type === 'resume') this.state = this.signed ? 'in_progress' : 'assigned';
    if (order.type === 'return') {
      this.state = 'in_progress';
      this.submitted = null;
      // Reminders that went by under review are not made up for.
      for (const clock of this.plan) if (clock.kind === 'remind' && clock.at <= at) this.spent.add(clock);
    }
  }

  /** Takes up the plan that a resumption brought; whether that is right, its own tests say. */
  replan(plan: readonly Planned[], dueAt: number, yellowAt: number): void {
    Object.assign(this, { plan, dueAt, yellowAt, spent: new Set<Planned>() });
  }

  /** What the clocks bring at an instant; each is spent by it, whether or not anybody is told. */
  wakes(now: number): Expected | null {
    const running = (clock: Planned) =>
      this.state === 'assigned' ||
      this.state === 'in_progress' ||
      (this.state === 'under_review' && clock.kind === 'yellow');
    const due = this.plan.filter((clock) => clock.at <= now && running(clock) && !this.spent.has(clock));
    if (due.length === 0) return null;
    for (const clock of due) this.spent.add(clock);
    this.version += 1;
    const reminders = due.filter(({ kind }) => kind === 'remind');
    const rungs = due.filter(({ kind }) => kind === 'escalate').map(({ step }) => step);
    this.step = Math.max(this.step, ...rungs);
    return { reminder: now <= this.dueAt ? (reminders.at(-1)?.by ?? null) : null, rungs, light: this.light(now) };
  }

  /** 亮灯, as domain.md has it. */
  light(now: number): Light {
    if (this.state === 'accepted') return 'blue';
    if (this.state === 'suspended' || this.state === 'cancelled') return 'grey';
    const near = now >= this.yellowAt ? 'yellow' : 'green';
    if (this.state === 'under_review') return this.submitted && this.submitted.at > this.dueAt ? 'yellow' : near;
    return now > this.dueAt ? 'red' : near;
  }

  /** The clocks still to come, for a test that wants to wake just before, at or after one. */
  next(now: number): number | undefined {
    return this.plan.find((clock) => clock.at > now && !this.spent.has(clock))?.at;
  }
}
