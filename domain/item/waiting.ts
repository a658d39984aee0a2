import type { Clock } from '../clocks/clock';
import type { CommandType } from './command';
import type { Item, Light } from './item';
import { isWithOwner } from './item';

/**
 * Why an item waits for somebody, the most urgent first where they are of one light: a notice to be answered; past its deadline; returned; not
 * signed for; its month's report missing; done but not submitted; near its deadline; its report due within days; in hand
 * with nothing due; a co-operating unit's part; under review, where others act.
 */
export const reasonsToWait = [
  'notice',
  'overdue',
  'returned',
  'unsigned',
  'report_missing',
  'complete',
  'due_soon',
  'report_due',
  'in_hand',
  'part',
  'under_review',
] as const;
export type ReasonToWait = (typeof reasonsToWait)[number];

/** What of an item tells for what it waits. */
export type Waiting = Pick<
  Item,
  'state' | 'dueAt' | 'light' | 'percent' | 'returns' | 'reportMissing' | 'notices' | 'agenda'
>;

/** For what an item waits, the one command that is next (null: nothing is asked), and by when, epoch ms. */
export type Wait = { readonly why: ReasonToWait; readonly step: CommandType | null; readonly by: number | null };

/** As whom somebody has it before them: its owner or their substitute; the head of its unit; a co-operating unit. */
export type Side = 'own' | 'unit' | 'part';

const dayMs = 86_400_000;
/** How long before a month's report is due it is put before the owner; the first reminder of domain.md, "Clocks". */
const reportAheadMs = 5 * dayMs;

/** For what an item waits with its owner's side at an instant. */
export function waitOf(item: Waiting, side: Side, now: number): Wait {
  const notice = item.notices.find(({ answeredAt }) => answeredAt === null);
  const asked = isWithOwner(item) || item.state === 'under_review';
  if (side !== 'part' && notice && asked) return { why: 'notice', step: 'answer-notice', by: notice.dueAt };
  if (item.state === 'under_review') return { why: 'under_review', step: null, by: null };
  if (side === 'part') return { why: 'part', step: 'report', by: item.dueAt };
  const { why, by } = reasonOf(item, now);
  return { why, by, step: side === 'own' ? ownStep(item, why) : headsStep(why) };
}

function reasonOf(item: Waiting, now: number): Pick<Wait, 'why' | 'by'> {
  const { state, dueAt, percent, returns } = item;
  if (now > dueAt) return { why: 'overdue', by: dueAt };
  if (state === 'in_progress' && returns > 0) return { why: 'returned', by: dueAt };
  if (state === 'assigned') return { why: 'unsigned', by: rings(item, 'sign')?.at ?? null };
  if (item.reportMissing !== null) return { why: 'report_missing', by: rings(item, 'month_end')?.at ?? null };
  if (percent === 100) return { why: 'complete', by: dueAt };
  if (item.light === 'yellow') return { why: 'due_soon', by: dueAt };
  const report = rings(item, 'report_missing');
  if (report && report.at - now <= reportAheadMs) return { why: 'report_due', by: report.at - 1 };
  return { why: 'in_hand', by: dueAt };
}

function ownStep({ state, percent }: Waiting, why: ReasonToWait): CommandType {
  if (state === 'assigned') return 'sign';
  if (why === 'returned') return 'submit';
  return percent === 100 && why !== 'report_missing' ? 'submit' : 'report';
}

/** The head of the unit looks over what is done and submits it; for the rest they chase whoever owns it. */
function headsStep(why: ReasonToWait): CommandType {
  return why === 'complete' ? 'submit' : 'remind';
}

function rings({ agenda }: Waiting, kind: Clock['kind']): Clock | undefined {
  return agenda.find((clock) => clock.kind === kind);
}

/**
 * The most urgent first: a notice, what is overdue and what was returned; then what is yellow before what is green; and of
 * those by reason, then by when it is asked for, then by deadline.
 */
export function byUrgency(one: Ranked, other: Ranked): number {
  const by = ({ wait, dueAt }: Ranked) => wait.by ?? dueAt;
  return rank(one) - rank(other) || reason(one) - reason(other) || by(one) - by(other) || one.dueAt - other.dueAt;
}

type Ranked = { readonly wait: Wait; readonly dueAt: number; readonly light: Light };

/** What is in hand, or with others, waits after all else, whatever its light. */
function rank(one: Ranked): number {
  if (reason(one) >= reasonsToWait.indexOf('in_hand')) return 3;
  if (reason(one) <= reasonsToWait.indexOf('returned')) return 0;
  return one.light === 'yellow' ? 1 : 2;
}

function reason({ wait }: Ranked): number {
  return reasonsToWait.indexOf(wait.why);
}
