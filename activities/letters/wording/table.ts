import type { Locale } from '../../../domain/locale';
import type { LetterFacts } from '../letter-facts';
import type { Point, Row, Section } from './content';
import { dayText, deadlineText } from './dates';
import { lightWords, stateWords } from './words';

const labels: Record<Locale, Record<'task' | 'unit' | 'owner' | 'deadline' | 'standing' | 'report', string>> = {
  'zh-CN': {
    task: '任务',
    unit: '牵头单位',
    owner: '责任人',
    deadline: '完成时限',
    standing: '当前状态',
    report: '最近报告',
  },
  en: {
    task: 'Task',
    unit: 'Lead unit',
    owner: 'Owner',
    deadline: 'Deadline',
    standing: 'Standing',
    report: 'Last report',
  },
};

/** The facts of the item, as every letter has them. */
export function itemRows(facts: LetterFacts): Row[] {
  const { item, locale } = facts;
  const name = labels[locale];
  const between = locale === 'en' ? ', ' : ' · ';
  return [
    {
      label: name.task,
      value: locale === 'en' ? `No. ${item.number} ${item.task}` : `第 ${item.number} 项 ${item.task}`,
    },
    { label: name.unit, value: item.leadUnit },
    { label: name.owner, value: item.owner },
    { label: name.deadline, value: deadlineText(item.deadline, item.dueAt, facts) },
    {
      label: name.standing,
      value: [stateWords[locale][item.state], lightWords[locale][item.light], `${item.percent}%`].join(between),
    },
  ];
}

/** What was last reported, or that nothing ever was. */
export function reportRow(facts: LetterFacts): Row {
  const { lastReport, locale } = facts;
  const label = labels[locale].report;
  if (!lastReport) return { label, value: locale === 'en' ? 'none so far' : '至今没有报告' };
  const { at, by, percent, done } = lastReport;
  const head = [dayText(at, facts, false), by, `${percent}%`].join(locale === 'en' ? ', ' : ' ');
  return { label, value: locale === 'en' ? `${head}: ${shortened(done)}` : `${head}：${shortened(done)}` };
}

/** The quality standards, each judged on its own. */
export function standardsSection({ item, locale }: LetterFacts): Section {
  const points = item.standards.map(({ text }): Point => ({ text }));
  return { title: locale === 'en' ? 'Quality standards' : '质量标准', points };
}

/** A letter quotes the beginning; the whole stands in the item. */
function shortened(text: string): string {
  const points = [...text];
  return points.length > 160 ? `${points.slice(0, 160).join('')}…` : text;
}
