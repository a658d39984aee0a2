import type { Locale, Worded } from '../../domain/locale';
import type { Hold } from '../../domain/periods/closing';
import type { PeriodId } from '../../domain/periods/period';
import type { ProblemError } from '../problem';
import { fill, problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  nothing_to_close: {
    status: 409,
    'zh-CN': '{period} 没有需要月结的任务。',
    en: 'There is nothing to close in {period}: it lies before the first item.',
  },
  month_ahead: { status: 409, 'zh-CN': '{period} 尚未开始，不能月结。', en: '{period} has not begun yet.' },
  cut_off_ahead: {
    status: 409,
    'zh-CN': '{period} 的月结截止时点 {at} 还没有到；如需提前月结，请给出 asOf（已过去的时点）。',
    en: 'The cut-off of {period}, {at}, has not come; to close earlier give asOf, an instant that has passed.',
  },
  as_of_outside: {
    status: 409,
    'zh-CN': '月结的时点须在 {from} 至 {until} 之间。',
    en: 'The instant to close as of must lie between {from} and {until}.',
  },
  as_of_ahead: { status: 409, 'zh-CN': '月结的时点还没有到。', en: 'The instant to close as of has not passed yet.' },
  earlier_month_open: {
    status: 409,
    'zh-CN': '请先月结 {months}：月份须依次月结。',
    en: 'Close {months} first: months close in order.',
  },
  closed_as_of: {
    status: 409,
    'zh-CN': '{period} 已按 {at} 月结，不能另按其他时点月结。',
    en: '{period} was closed as of {at}, and cannot be closed as of another instant.',
  },
  already_sealed: {
    status: 409,
    'zh-CN': '{period} 已封账，不再变动；如需更正，请登记更正（adjustments）。',
    en: '{period} is sealed and never changes; a correction is an adjustment.',
  },
  not_closed: { status: 409, 'zh-CN': '{months} 尚未月结。', en: '{months} is not closed yet.' },
  earlier_month_not_sealed: { status: 409, 'zh-CN': '请先封账 {months}。', en: 'Seal {months} first.' },
  months_not_sealed: {
    status: 409,
    'zh-CN': '本季度尚有月份未封账：{months}。',
    en: 'These months of the quarter are not sealed yet: {months}.',
  },
  items_unsettled: {
    status: 409,
    'zh-CN': '尚有 {items} 项到期任务未结清（销号、撤销、暂缓或经批准结转）。',
    en: 'Items that are due and not settled (accepted, cancelled, suspended, or carried over with approval): {items}.',
  },
  carry_overs_undecided: {
    status: 409,
    'zh-CN': '尚有 {items} 项结转申请待领导批准或驳回。',
    en: 'Carry-overs that wait for a leader to approve or reject them: {items}.',
  },
} as const satisfies Record<Hold['code'], ProblemKind>;

const others = {
  entry_unknown: {
    status: 404,
    'zh-CN': '{period} 没有这项任务的记录。',
    en: '{period} has no entry of this item.',
  },
  nothing_corrected: {
    status: 422,
    'zh-CN': '更正的内容与原记录相同。',
    en: 'What the adjustment says is what the entry says already.',
  },
} as const satisfies Record<string, ProblemKind>;

const holdProblem = problemsOf(problems);
export const periodProblem = problemsOf(others);

/** How an instant is told to people, by the organisation's wall clock. */
export type Wall = (instant: number) => string;

/** What holds a period, as the 409 of a request that it stops; `all` are those beside it, which are named too. */
export function refusalOf(hold: Hold, period: PeriodId, wall: Wall, all: readonly Hold[] = [hold]): ProblemError {
  const named = all.map(namedBy);
  const months = named.flatMap(({ months: some }) => some ?? []);
  const items = named.find(({ items: some }) => some !== undefined)?.items;
  return holdProblem(hold.code, {
    params: paramsOf(hold, period, wall),
    members: { ...(months.length > 0 && { months }), ...(items !== undefined && { items }) },
  });
}

/** The same as one line of what a period waits for. */
export function presentHold(hold: Hold, period: PeriodId, wall: Wall, locale: Locale) {
  const { months, items } = namedBy(hold);
  const message = fill(problems[hold.code], locale, paramsOf(hold, period, wall));
  return { code: hold.code, message, ...(months && { months: [...months] }), ...(items !== undefined && { items }) };
}

function namedBy(hold: Hold) {
  return {
    months: 'months' in hold ? hold.months : undefined,
    items: 'items' in hold ? hold.items : undefined,
  };
}

function paramsOf(hold: Hold, period: PeriodId, wall: Wall): Record<string, string | number> {
  const { months, items } = namedBy(hold);
  return {
    period,
    months: months?.join('、') ?? '',
    items: items ?? 0,
    at: 'cutOff' in hold ? wall(hold.cutOff) : '',
    from: 'from' in hold ? wall(hold.from) : '',
    until: 'until' in hold ? wall(hold.until) : '',
  };
}

/** What to do next about a period. */
export const nextSteps = {
  close: {
    'zh-CN': '到截止时点由系统自动月结；也可由领导小组办公室提前月结。',
    en: 'It is closed by itself at its cut-off; the secretariat may close it earlier.',
  },
  wait: { 'zh-CN': '正在逐项记账，稍候再看。', en: 'Its entries are being taken; look again in a moment.' },
  seal: { 'zh-CN': '请核对通报，然后封账。', en: 'Read the bulletin, then seal it.' },
  clear: {
    'zh-CN': '请结清到期任务，三个月封账后由领导封季。',
    en: 'Settle what is due; once its three months are sealed, a leader seals the quarter.',
  },
  sealQuarter: { 'zh-CN': '请领导封季。', en: 'A leader may seal the quarter now.' },
} as const satisfies Record<string, Worded>;
