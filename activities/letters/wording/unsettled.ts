import type { Locale } from '../../../domain/locale';
import type { UnsettledFacts, UnsettledLine } from '../letter-facts';
import type { Content, Point, Section } from './content';
import { shortDeadline } from './dates';
import { count } from './spans';
import { quarterText } from './told';
import { stateWords } from './words';

/** 未清: what was due by a quarter's end and is not settled, up the line. */
export const unsettled: Record<Locale, (facts: UnsettledFacts) => Content> = {
  'zh-CN': (facts) => ({
    tone: 'late',
    label: '季清',
    tail: `未清 ${facts.total} 项`,
    title:
      facts.as === 'leader'
        ? `${quarterText(facts.quarter, facts)}到期的任务，由您负责的还有 ${facts.total} 项未清`
        : `${quarterText(facts.quarter, facts)}到期的任务还有 ${facts.total} 项未清`,
    ask:
      facts.as === 'leader'
        ? '请督促责任单位办结送审；确需跨季的，由领导小组办公室提出结转，报领导小组成员审批。'
        : '请督促办结并验收；确需跨季的，请写明理由和新的时限，提出结转，报领导审批。',
    rows: [],
    sections: [...facts.units.map((unit) => sectionOf(unit, facts)), ...rest(facts)],
    next: [
      '销号、经批准暂缓或撤销、经批准结转的，才算清；待验收的不算。',
      `全部结清之前，${quarterText(facts.quarter, facts)}不能封季。`,
    ],
    why: [
      concern(facts),
      `${quarterText(facts.quarter, facts)}最后一个月已月结。督办规则：季末把到期未清的任务报责任领导和领导小组办公室。`,
    ],
    button: '打开未清清单',
  }),
  en: (facts) => ({
    tone: 'late',
    label: 'quarter clear',
    tail: `${facts.total} not settled`,
    title:
      facts.as === 'leader'
        ? `Of what was due by the end of ${quarterText(facts.quarter, facts)}, ${tasks(facts.total)} in your charge ${are(facts.total)} not settled`
        : `Of what was due by the end of ${quarterText(facts.quarter, facts)}, ${tasks(facts.total)} ${are(facts.total)} not settled`,
    ask:
      facts.as === 'leader'
        ? 'Please see that the units finish and submit; what must go beyond the quarter the office asks to carry over, for a member of the leading group to decide.'
        : 'Please see that what stands below is finished and reviewed; for what must go beyond the quarter, ask for a carry-over, with a reason and a new deadline, for a leader to decide.',
    rows: [],
    sections: [...facts.units.map((unit) => sectionOf(unit, facts)), ...rest(facts)],
    next: [
      'Settled is what is accepted, suspended or cancelled with approval, or carried over with approval; under review is not.',
      `Until all of them are, ${quarterText(facts.quarter, facts)} cannot be sealed.`,
    ],
    why: [
      concern(facts),
      `The last month of ${quarterText(facts.quarter, facts)} has been closed; by the rules the leaders in charge and the office are then told what is not settled.`,
    ],
    button: 'Open the list',
  }),
};

function sectionOf({ name, items, lines }: UnsettledFacts['units'][number], facts: UnsettledFacts): Section {
  const title = facts.locale === 'en' ? `${name} (${tasks(items)})` : `${name}（${items} 项）`;
  return { title, points: lines.map((line) => pointOf(line, facts)) };
}

function pointOf(line: UnsettledLine, facts: UnsettledFacts): Point {
  const { number, task, owner, deadline, daysOverdue, state, carryOver } = line;
  const en = facts.locale === 'en';
  const how = [
    en ? `owner ${owner}` : `责任人 ${owner}`,
    en ? `due ${shortDeadline(deadline, facts)}` : `时限 ${shortDeadline(deadline, facts)}`,
    ...(daysOverdue > 0 ? [overdue(daysOverdue, facts)] : []),
    stateWords[facts.locale][state],
    ...(carryOver ? [en ? 'a carry-over waits for a decision' : '结转待批'] : []),
  ];
  return { text: en ? `No. ${number} ${task}` : `第 ${number} 项 ${task}`, aside: how.join(en ? ', ' : ' · ') };
}

function overdue(days: number, { locale }: UnsettledFacts): string {
  return locale === 'en' ? `${count(days, 'day', locale)} overdue` : `逾期 ${count(days, 'day', locale)}`;
}

/** What the letter has no room for. */
function rest({ total, units, locale, link }: UnsettledFacts): Section[] {
  const more = total - units.reduce((sum, { lines }) => sum + lines.length, 0);
  if (more <= 0) return [];
  return locale === 'en'
    ? [{ title: `And ${more} more`, link, points: [{ text: 'The whole list stands behind the link above.' }] }]
    : [{ title: `另有 ${more} 项`, link, points: [{ text: '全部清单见上面的链接。' }] }];
}

const roles = {
  'zh-CN': { leader: '责任领导', secretariat: '领导小组办公室工作人员' },
  en: { leader: 'a leader in charge', secretariat: 'of the supervision office' },
} as const;

function concern({ as, standsInFor, unnamed, total, locale }: UnsettledFacts): string {
  const role = roles[locale][as];
  if (standsInFor !== null)
    return locale === 'en'
      ? `You are the substitute of ${standsInFor}, ${role}; meanwhile letters and rights go to you both.`
      : `您是${standsInFor}（${role}）的B角，代理期间来信和权限两人同时享有。`;
  if (as === 'secretariat')
    return locale === 'en'
      ? 'You work in the supervision office of the leading group.'
      : '您在领导小组办公室负责督办。';
  const en = locale === 'en';
  const own = en ? 'You are the leader in charge of these tasks.' : '您是这些任务的责任领导。';
  if (unnamed === total)
    return en
      ? 'These tasks name no leader in charge, so the members of the leading group answer for them.'
      : '这些任务没有指定责任领导，由领导小组成员负责。';
  const others = en
    ? `${tasks(unnamed)} of them ${unnamed === 1 ? 'names' : 'name'} no leader in charge, so the members of the leading group answer for ${unnamed === 1 ? 'it' : 'them'}.`
    : `其中 ${unnamed} 项没有指定责任领导，由领导小组成员负责。`;
  return unnamed === 0 ? own : [own, others].join(en ? ' ' : '');
}

function tasks(total: number): string {
  return `${total} ${total === 1 ? 'task' : 'tasks'}`;
}

function are(total: number): string {
  return total === 1 ? 'is' : 'are';
}
