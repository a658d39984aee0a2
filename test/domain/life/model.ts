import type { Clock } from '../../../domain/clocks/clock';
import type { Order } from '../../../domain/item/command';
import type { Item, Light, NoticeColour, State } from '../../../domain/item/item';
import type { Actor } from '../../../domain/people/roles';
import type { Policy } from '../../../domain/policy';
import { Clocks } from './clocks';

/** What a leader is asked for; a reopening may bring a deadline, a carry-over does. */
type Asked = {
  readonly id: string;
  readonly kind: 'suspend' | 'cancel' | 'reopen' | 'carry-over';
  readonly by: string;
  readonly due: Due | null;
};
type Due = { readonly deadline: string; readonly dueAt: number };
export type Notice = {
  readonly id: string;
  readonly colour: NoticeColour;
  readonly step: number;
  dueAt: number;
  read: boolean;
  answered: boolean;
};

/** What the rules expect of a waking; null where nothing is due. */
export type Expected = {
  readonly reminder: string | null;
  readonly rungs: readonly number[];
  readonly light: Light;
  /** The chase of a signature that is told; 0 none. */
  readonly chase: number;
  /** What is told of a month's report: `P5D of 2026-03`, `2026-03 missed`. */
  readonly report: string | null;
  readonly lapsed: readonly string[];
  readonly notice: NoticeColour | null;
};

/** What a command is expected to leave of the plan: the deadline under which every clock is planned anew. */
export type Replanned = {
  readonly dueAt: number | 'moved on';
  /** Nothing but the rules may have changed, and here they have not. */
  readonly rulesAlone?: true;
};

/**
 * The life of an item once more, written from domain.md and not from the code: small, slow, and with its own words.
 * What it allows (`allowed.ts`) must be carried out, and nothing else; what it expects of the clocks must come, and
 * nothing else. The instants of a plan it takes as they are: whether those are right, the clocks' own tests say.
 */
export class Model {
  state: State = 'assigned';
  signed = false;
  percent = 0;
  version = 1;
  step = 0;
  ladders = 0;
  urged = 0;
  submitted: { by: string; at: number } | null = null;
  readonly judged: ('accept' | 'return' | 'withdraw')[] = [];
  submissions = 0;
  reopened = 0;
  carried = 0;
  asked: readonly Asked[] = [];
  extension: (Due & { readonly by: string }) | null = null;
  extensionsAsked = 0;
  extensionsGranted = 0;
  owner: string;
  deadline: string;
  dueAt: number;
  standards: Item['standards'];
  coUnits: readonly string[];
  notices: Notice[] = [];
  suspendedAt: number | null = null;
  readonly clocks: Clocks;

  constructor(
    item: Item,
    readonly policy: Policy,
  ) {
    this.clocks = new Clocks(item);
    this.owner = item.owner.id;
    this.deadline = item.deadline;
    this.dueAt = item.dueAt;
    this.standards = item.standards;
    this.coUnits = item.coUnits;
  }

  get withOwner(): boolean {
    return this.state === 'assigned' || this.state === 'in_progress';
  }

  /** Carries out what was allowed. Says where it moves the plan. */
  does(order: Order, by: Actor, at: number): Replanned | null {
    this.version += 1;
    switch (order.type) {
      case 'sign':
        this.sign();
        return null;
      case 'report':
        if (by.as !== 'co_unit') {
          this.hear(at);
          this.percent = order.percent;
        }
        this.clocks.reach(order.milestones ?? []);
        return null;
      case 'submit':
        this.hear(at);
        this.state = 'under_review';
        this.submitted = { by: by.id, at };
        this.submissions += 1;
        return null;
      case 'return':
      case 'withdraw':
        this.judged.push(order.type);
        this.state = 'in_progress';
        this.submitted = null;
        this.clocks.forgetTold(at);
        return null;
      case 'accept':
        this.judged.push('accept');
        this.percent = 100;
        this.end('accepted');
        return null;
      case 'request-extension':
        this.extensionsAsked += 1;
        this.extension = { deadline: order.deadline, dueAt: order.dueAt, by: by.id };
        return null;
      case 'refuse-extension':
        this.extension = null;
        return null;
      case 'grant-extension': {
        const { dueAt = Number.NaN } = this.extension ?? {};
        this.extension = null;
        this.extensionsGranted += 1;
        return this.afresh(dueAt);
      }
      case 'amend': {
        this.owner = order.owner?.id ?? this.owner;
        this.coUnits = order.coUnits ?? this.coUnits;
        const moved = order.deadline && order.deadline.deadline !== this.deadline ? order.deadline : null;
        return moved ? this.afresh(moved.dueAt) : null;
      }
      case 'suspend':
      case 'cancel':
      case 'reopen': {
        const due = order.type === 'reopen' ? (order.deadline ?? null) : null;
        this.asked = [...this.asked, { id: `${order.type}-${this.version}`, kind: order.type, by: by.id, due }];
        return null;
      }
      case 'carry-over': {
        const due = { deadline: order.deadline, dueAt: order.dueAt };
        this.asked = [...this.asked, { id: `carry_over-${this.version}`, kind: order.type, by: by.id, due }];
        return null;
      }
      case 'approve':
        return this.approve(order.request, at);
      case 'reject':
        this.asked = this.asked.filter(({ id }) => id !== order.request);
        return null;
      case 'resume':
        this.state = this.signed ? 'in_progress' : 'assigned';
        return { dueAt: 'moved on' };
      case 'remind':
        this.urged += 1;
        return null;
      case 'acknowledge-notice':
      case 'answer-notice': {
        const notice = this.notices.find(({ id }) => id === order.notice);
        if (notice) notice.read = true;
        if (order.type === 'answer-notice')
          for (const one of this.notices.filter(({ step }) => step === notice?.step)) {
            one.read = true;
            one.answered = true;
            this.clocks.spend(({ kind, of }) => kind === 'notice' && of === one.id);
          }
        return null;
      }
      case 'instruct':
        return null;
      case 'replan':
        return { dueAt: this.dueAt, rulesAlone: true };
    }
  }

  private approve(request: string, at: number): Replanned | null {
    const decided = this.asked.find(({ id }) => id === request);
    this.asked = this.asked.filter(({ id }) => id !== request);
    if (decided?.kind === 'cancel') this.end('cancelled');
    if (decided?.kind === 'suspend') {
      this.state = 'suspended';
      this.suspendedAt = at;
    }
    if (decided?.kind === 'carry-over') {
      // A granted extension that is not counted; one that was asked for besides is overtaken by it.
      this.carried += 1;
      this.extension = null;
      return this.afresh(decided.due?.dueAt ?? Number.NaN);
    }
    if (decided?.kind !== 'reopen') return null;
    this.state = 'in_progress';
    this.submitted = null;
    this.reopened += 1;
    return this.afresh(decided.due?.dueAt ?? this.dueAt);
  }

  /** Whoever reports or submits for the owner's side signs, and reports for the month. */
  private hear(at: number): void {
    this.sign();
    this.clocks.hear(at);
  }

  private sign(): void {
    if (this.state === 'assigned') this.state = 'in_progress';
    this.signed = true;
    this.clocks.spend(({ kind }) => kind === 'sign');
  }

  private end(state: State): void {
    this.state = state;
    this.asked = [];
    this.extension = null;
    this.notices = [];
    this.clocks.end();
  }

  /** Under a new deadline, or reopened, the ladder begins at its foot. */
  private afresh(dueAt: number): Replanned {
    this.step = 0;
    this.ladders += 1;
    this.notices = [];
    return { dueAt };
  }

  /** What the clocks bring at an instant; each is spent by it, whether or not anybody is told. */
  wakes(now: number): Expected | null {
    const due = this.clocks.ring(now, this.state);
    if (due.length === 0) return null;
    this.version += 1;
    const last = (kind: Clock['kind']) => due.findLast((clock) => clock.kind === kind);
    const rungs = due.filter(({ kind }) => kind === 'escalate').map(({ step }) => step);
    const lapsed = due.filter(({ kind }) => kind === 'notice').map(({ of = '' }) => of);
    const notice = this.nextNotice(rungs, lapsed);
    this.step = Math.max(this.step, ...rungs);
    return {
      reminder: now <= this.dueAt ? (last('remind')?.by ?? null) : null,
      ...{ rungs, lapsed, notice, light: this.light(now) },
      chase: last('sign')?.step ?? 0,
      report: this.clocks.told,
    };
  }

  /** 督办单: with a rung that brings one, and after the newest was left unanswered; blue, yellow, red, and no more. */
  private nextNotice(rungs: readonly number[], lapsed: readonly string[]): NoticeColour | null {
    const newest = this.notices.at(-1);
    const brought = rungs.some((rung) => this.policy.escalation[rung - 1]?.notice);
    if (!brought && !(newest && lapsed.includes(newest.id))) return null;
    if (!newest || newest.answered) return 'blue';
    return ({ blue: 'yellow', yellow: 'red', red: null } as const)[newest.colour];
  }

  /** 亮灯, as domain.md has it. */
  light(now: number): Light {
    if (this.state === 'accepted') return 'blue';
    if (this.state === 'suspended' || this.state === 'cancelled') return 'grey';
    const near = now >= this.clocks.yellowAt || this.clocks.isWanting ? 'yellow' : 'green';
    if (this.state === 'under_review') return this.submitted && this.submitted.at > this.dueAt ? 'yellow' : near;
    return now > this.dueAt ? 'red' : near;
  }
}
