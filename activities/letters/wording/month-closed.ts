import { nextMonth } from '../../../domain/clocks/reporting';
import type { Light } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { MonthFacts } from '../letter-facts';
import type { Content, Row } from './content';
import { timeText } from './dates';
import { monthText } from './told';
import { lightWords } from './words';

/** 月结: a month has been closed, to those who read its bulletin and seal it. */
export const monthClosed: Record<Locale, (facts: MonthFacts) => Content> = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '月结',
    tail: `${facts.overall.items} 项 · 逾期 ${facts.overall.overdue} 项 · 缺报 ${facts.overall.reportsMissing} 项`,
    title: `${monthText(facts.month, facts)}已月结，共 ${facts.overall.items} 项任务`,
    ask: '请核对通报；数字无误的，请封账。',
    next: [
      '封账之前通报的文字可以修改，数字不能改；数字有误的，作更正，计入下月。',
      ...(facts.early ? [`截止时点以后的进展计入${nextText(facts)}。`] : []),
      '三个月都封账、到期任务都结清以后，由领导封季。',
    ],
    why: [
      standsIn(facts) ?? '您在领导小组办公室负责督办。',
      `督办规则：月结后把全局数字告诉领导小组办公室。本月截至 ${timeText(facts.cutOff, facts)}。`,
    ],
    button: '打开本月月结',
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'month closed',
    tail: `${items(facts.overall.items)}, ${facts.overall.overdue} overdue, ${facts.overall.reportsMissing} without a report`,
    title: `${monthText(facts.month, facts)} has been closed, with ${items(facts.overall.items)}`,
    ask: 'Please read the bulletin; if the figures are right, seal the month.',
    next: [
      'Until it is sealed the words of the bulletin may be changed, and the figures never; a figure that is wrong is corrected by an adjustment, which counts to the next month.',
      ...(facts.early ? [`What happens after the cut-off counts to ${nextText(facts)}.`] : []),
      'When its three months are sealed and all that is due is settled, a leader seals the quarter.',
    ],
    why: [
      standsIn(facts) ?? 'You work in the supervision office of the leading group.',
      `By the rules the office is told the figures of a month once it is closed; this one was closed as of ${timeText(facts.cutOff, facts)}.`,
    ],
    button: 'Open the month',
  }),
};

function shared(facts: MonthFacts): Pick<Content, 'tone' | 'rows' | 'sections'> {
  return { tone: facts.overall.overdue > 0 ? 'near' : 'new', rows: rowsOf(facts), sections: [] };
}

const shown = ['red', 'yellow', 'green', 'blue', 'grey'] as const satisfies readonly Light[];

function rowsOf({ overall, locale }: MonthFacts): Row[] {
  const { items, open, lights, overdue, reportsDue, reportsMissing, steps, happened } = overall;
  const en = locale === 'en';
  const between = en ? ', ' : '，';
  const lit = shown.map((light) => `${lightWords[locale][light]} ${lights[light]}`).join(between);
  const climbed = steps.map((count, index) => (en ? `step ${index + 1}: ${count}` : `第 ${index + 1} 级 ${count} 项`));
  return [
    {
      label: en ? 'Tasks' : '任务',
      value: en ? `${items}, of which ${open} open` : `${items} 项，其中未了结 ${open} 项`,
    },
    { label: en ? 'Lights' : '亮灯', value: lit },
    {
      label: en ? 'Overdue' : '逾期',
      value: [en ? `${overdue}` : `${overdue} 项`, ...climbed].join(between),
    },
    {
      label: en ? 'Reports' : '月报',
      value: en ? `${reportsMissing} missing of ${reportsDue} due` : `应报 ${reportsDue} 项，缺报 ${reportsMissing} 项`,
    },
    {
      label: en ? 'In the month' : '本月',
      value: en
        ? `${happened.accepted} accepted, ${happened.returned} returned, ${happened.extended} extended, ${happened.carriedOver} carried over`
        : `销号 ${happened.accepted} 项，退回 ${happened.returned} 次，延期 ${happened.extended} 次，结转 ${happened.carriedOver} 项`,
    },
  ];
}

function nextText(facts: MonthFacts): string {
  return monthText(nextMonth(facts.month), facts);
}

function items(count: number): string {
  return `${count} ${count === 1 ? 'task' : 'tasks'}`;
}

function standsIn({ standsInFor, locale }: MonthFacts): string | null {
  if (standsInFor === null) return null;
  return locale === 'en'
    ? `You are the substitute of ${standsInFor}, of the supervision office; meanwhile letters and rights go to you both.`
    : `您是${standsInFor}（领导小组办公室工作人员）的B角，代理期间来信和权限两人同时享有。`;
}
