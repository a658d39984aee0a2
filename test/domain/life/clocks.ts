import type { Clock } from '../../../domain/clocks/clock';
import type { Item, State } from '../../../domain/item/item';

/** Clocks and what they found, as the model has them: which may ring in which state, and what is told of a month. */
export class Clocks {
  yellowAt: number;
  missing: string | null = null;
  /** What the last ringing told of a month's report. */
  told: string | null = null;
  private plan: readonly Clock[];
  private spent = new Set<Clock>();
  private reportedAt = Number.NEGATIVE_INFINITY;
  private readonly done = new Map<string, boolean>();
  private readonly past = new Set<string>();

  constructor({ agenda, yellowAt, milestones }: Item) {
    this.plan = agenda;
    this.yellowAt = yellowAt;
    for (const { id, done } of milestones) this.done.set(id, done);
  }

  /** The clocks still to ring, in whatever state the item is. */
  get left(): readonly Clock[] {
    return this.plan.filter((clock) => !this.spent.has(clock));
  }

  /** A milestone past its date and not done, or a month's report missing. */
  get isWanting(): boolean {
    return this.missing !== null || [...this.past].some((id) => !this.done.get(id));
  }

  get milestones(): readonly string[] {
    return [...this.done.keys()];
  }

  isPast(milestone: string): boolean {
    return this.past.has(milestone);
  }

  hasReported(since = 0): boolean {
    return this.reportedAt >= since;
  }

  /** The clocks still to come, for a test that wants to wake just before, at or after one. */
  next(now: number): number | undefined {
    return this.left.find((clock) => clock.at > now)?.at;
  }

  spend(which: (clock: Clock) => boolean): void {
    for (const clock of this.plan) if (which(clock)) this.spent.add(clock);
  }

  /** Reminders that went by under review are not made up for. */
  forgetTold(at: number): void {
    this.spend((clock) => (clock.kind === 'remind' || clock.kind === 'report') && clock.at <= at);
  }

  hear(at: number): void {
    this.reportedAt = at;
    this.missing = null;
    this.spend(({ kind, since = 0 }) => (kind === 'report' || kind === 'report_missing') && since <= at);
  }

  reach(milestones: readonly { readonly id: string; readonly done: boolean }[]): void {
    // Said twice of one, the first counts.
    for (const { id, done } of [...milestones].reverse()) this.done.set(id, done);
  }

  /** Accepted or cancelled: no clock runs, and no report is wanted. */
  end(): void {
    this.plan = [];
    this.missing = null;
  }

  /** Takes up a new plan, or further clocks; whether they are right, their own tests say. */
  take({ agenda, yellowAt, reportMissing }: Pick<Item, 'agenda' | 'yellowAt' | 'reportMissing'>): void {
    Object.assign(this, { plan: agenda, yellowAt, missing: reportMissing, spent: new Set<Clock>() });
  }

  add(clocks: readonly Clock[]): void {
    this.plan = [...this.plan, ...clocks].sort((a, b) => a.at - b.at || a.step - b.step);
  }

  /** Lets ring what is due and may ring in a state, in order, and finds what is wanting by then. */
  ring(now: number, state: State): readonly Clock[] {
    const due = this.left.filter((clock) => clock.at <= now && mayRing(clock, state));
    const before = this.missing;
    let chased: string | null = null;
    for (const clock of due) {
      const { kind, of = '', since, by } = clock;
      this.spent.add(clock);
      if (kind === 'milestone') this.past.add(of);
      if (kind === 'report' && !this.hasReported(since)) chased = `${by} of ${of}`;
      if (kind === 'report_missing' && !this.hasReported(since)) this.missing = of;
      if (kind !== 'month_end') continue;
      // With its month over, nothing is asked for any more.
      if (this.missing === of) this.missing = null;
      if (chased?.endsWith(of)) chased = null;
      this.spend((other) => other.of === of && other.kind.startsWith('report'));
    }
    this.told = this.missing !== null && this.missing !== before ? `${this.missing} missed` : chased;
    return due;
  }
}

function mayRing({ kind }: Clock, state: State): boolean {
  if (kind === 'sign') return state === 'assigned';
  if (state === 'under_review') return kind === 'yellow' || kind === 'milestone' || kind === 'month_end';
  return state === 'assigned' || state === 'in_progress';
}
