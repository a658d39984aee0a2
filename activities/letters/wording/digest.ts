import type { Locale } from '../../../domain/locale';
import type { DigestFacts, DigestLine, LetterFacts, RefusedAddress } from '../letter-facts';
import { oneLine } from '../plain';
import type { Content, Point, Section } from './content';
import { deadlineText, timeText } from './dates';
import { frames } from './frame';
import { contentOf } from './kinds';
import { leftText, overdueText } from './lateness';
import { whatNext } from './next';
import { lightWords, stateWords } from './words';

/** What a digest tells of one item, and the item as it stands. */
type Group = { readonly facts: LetterFacts; readonly lines: readonly DigestLine[] };

/** 汇总: what can wait, once a morning, grouped by item, the most urgent first. */
export function digestContent(facts: DigestFacts): Content {
  const groups = groupsOf(facts);
  const [first] = groups;
  const words = texts[facts.locale];
  return {
    tone: first?.facts.item.light === 'red' ? 'late' : 'new',
    label: words.label[facts.cause],
    tail: '',
    title: words.title(groups.length, facts),
    ask: first ? words.ask(nameOf(first.facts), standing(first.facts)) : words.askRefused,
    rows: [],
    sections: [...groups.map(sectionOf), ...refusedSection(facts)],
    next: [...(first ? nextOf(first.facts) : []), words.next],
    why: [words.why[facts.cause], ...(facts.preferences ? [words.choose(facts.preferences)] : [])],
    button: words.button,
  };
}

/** What stands before, in and after the place in the subject that may be cut. */
export function digestSubject(facts: DigestFacts, label: string): readonly [string, string, string] {
  const groups = groupsOf(facts);
  const words = texts[facts.locale];
  const [opening] = frames[facts.locale].subject(label, '', '');
  const [first] = groups;
  if (!first) return [`${opening}${words.refusedCount(facts.refused.length)}`, '', ''];
  return [`${opening}${words.count(groups.length)}`, first.facts.item.task, ` · ${standing(first.facts)}`];
}

const texts = {
  'zh-CN': {
    label: { morning: '汇总', 'catch-up': '补发', together: '合并' },
    title: (items: number, { cause, refused, lines }: DigestFacts) => {
      if (items === 0) return `有 ${refused.length} 个地址的信无法送达`;
      if (cause === 'catch-up') return `发信中断期间该发给您的信，涉及 ${items} 项任务，现一并补发`;
      if (cause === 'together')
        return `有 ${items} 项任务${togetherText(lines, '逾期或升级', '没有签收', '、')}，请立即办理`;
      return `今天有 ${items} 项任务的情况告诉您`;
    },
    ask: (task: string, how: string) => `最急的是${task}，${how}。下面按缓急排列，请从上往下办理。`,
    askRefused: '请核对地址，在通讯录中更正。',
    count: (items: number) => (items === 1 ? '1 项：' : `${items} 项，最急：`),
    refusedCount: (count: number) => `${count} 个地址的信无法送达`,
    next: '没有新情况的早晨不发汇总；退回、升级、审批、交办这类不能等的信随时单独发出。',
    why: {
      morning: '督办规则：可以等的信，每个工作日早晨每人合并成一封。每一条下面写明了为什么告诉您。',
      'catch-up': '发信中断超过半天，其间不止一封信要发给您，所以合并成这一封。每一条下面写明了为什么告诉您。',
      together: '同一时刻有多封不能等的信要发给您，所以合并成这一封。每一条下面写明了为什么告诉您。',
    },
    choose: (link: string) => `哪些提醒可以不收，在这里设置：${link}`,
    button: '打开任务列表',
    refused: '无法送达的地址',
  },
  en: {
    label: { morning: 'digest', 'catch-up': 'catch-up', together: 'together' },
    title: (items: number, { cause, refused, lines }: DigestFacts) => {
      if (items === 0) return `Letters to ${addresses(refused.length)} cannot be delivered`;
      if (cause === 'catch-up') return `What could not be sent to you in time, about ${tasks(items)}`;
      if (cause === 'together')
        return `${togetherText(lines, 'Overdue or escalated', 'Not signed for', '; ')}: ${tasks(items)}, to be taken up at once`;
      return `News of ${tasks(items)} this morning`;
    },
    ask: (task: string, how: string) =>
      `The most urgent is ${task} (${how}). They stand in order of urgency; please begin at the top.`,
    askRefused: 'Please check the addresses and mend them in the directory.',
    count: (items: number) => (items === 1 ? '1 task: ' : `${items} tasks, most urgent: `),
    refusedCount: (count: number) => `letters to ${addresses(count)} cannot be delivered`,
    next: 'A morning without news brings no digest; what cannot wait, such as a return, an escalation, a request or an assignment, comes on its own at once.',
    why: {
      morning:
        'By the rules what can wait comes as one letter per person on a working morning. Under each line it says why you are told.',
      'catch-up':
        'No mail could be sent for more than half a day and several letters were for you, so they come as one. Under each line it says why you are told.',
      together:
        'Several letters that cannot wait were for you at the same moment, so they come as one. Under each line it says why you are told.',
    },
    choose: (link: string) => `Choose here which reminders you go without: ${link}`,
    button: 'Open the list of tasks',
    refused: 'Addresses that cannot be reached',
  },
} as const satisfies Record<Locale, unknown>;

/** What letters that came together are about. */
function togetherText(lines: readonly DigestLine[], late: string, unsigned: string, comma: string): string {
  const parts = [
    ...(lines.some(({ facts }) => facts.kind !== 'sign_chase') ? [late] : []),
    ...(lines.some(({ facts }) => facts.kind === 'sign_chase') ? [unsigned] : []),
  ];
  return parts.join(comma);
}

function tasks(count: number): string {
  return `${count} ${count === 1 ? 'task' : 'tasks'}`;
}

function addresses(count: number): string {
  return `${count} ${count === 1 ? 'address' : 'addresses'}`;
}

/** Red first, then what is open by its deadline, and last what needs nobody any more. */
function groupsOf({ lines }: DigestFacts): Group[] {
  const items = new Map<string, DigestLine[]>();
  for (const line of lines) items.set(line.facts.item.id, [...(items.get(line.facts.item.id) ?? []), line]);
  const groups = [...items.values()].flatMap((mine) => (mine[0] ? [{ facts: mine[0].facts, lines: mine }] : []));
  return groups.sort(
    (a, b) => rank(a.facts) - rank(b.facts) || a.facts.item.dueAt - b.facts.item.dueAt || number(a) - number(b),
  );
}

function number({ facts }: Group): number {
  return facts.item.number;
}

function rank({ item }: LetterFacts): number {
  if (item.light === 'red') return 0;
  return item.light === 'grey' || item.light === 'blue' ? 2 : 1;
}

/** How the item stands against its deadline, in a few words. */
function standing(facts: LetterFacts): string {
  const { item, locale, now } = facts;
  if (item.state !== 'assigned' && item.state !== 'in_progress') return stateWords[locale][item.state];
  return now > item.dueAt ? overdueText(facts) : leftText(facts);
}

function nameOf({ item, locale }: LetterFacts): string {
  return locale === 'en' ? `No. ${item.number} ${oneLine(item.task)}` : `第 ${item.number} 项 ${oneLine(item.task)}`;
}

function sectionOf({ facts, lines }: Group): Section {
  const { item, locale, link } = facts;
  const title = locale === 'en' ? `No. ${item.number} ${item.task}` : `第 ${item.number} 项 ${item.task}`;
  const due = deadlineText(item.deadline, item.dueAt, facts);
  const lead = [standing(facts), lightWords[locale][item.light], due, item.leadUnit, item.owner, `${item.percent}%`];
  return { title, link, lead: [...new Set(lead)].join(' · '), points: lines.map(pointOf) };
}

/** What, what to do about it, and when and why. */
function pointOf({ facts, dueEarlier }: DigestLine): Point {
  const { label, title, ask, why } = contentOf(facts);
  const en = facts.locale === 'en';
  const when = dueEarlier === facts.since ? [] : [timeText(facts.since, facts, facts.now)];
  const late = dueEarlier === null ? [] : [lateText(facts, dueEarlier)];
  return { mark: label, text: title, note: ask, aside: [...when, ...late, why.join(en ? ' ' : '')].join(' · ') };
}

function lateText(facts: LetterFacts, dueEarlier: number): string {
  const due = timeText(dueEarlier, facts, facts.now);
  return facts.locale === 'en' ? `was due on ${due}` : `原应于 ${due} 发出`;
}

function nextOf(facts: LetterFacts): string[] {
  const { state } = facts.item;
  if (state !== 'assigned' && state !== 'in_progress') return [];
  return whatNext(facts).map((line) =>
    facts.locale === 'en' ? `${nameOf(facts)}: ${line}` : `${nameOf(facts)}：${line}`,
  );
}

function refusedSection({ refused, locale }: DigestFacts): Section[] {
  if (refused.length === 0) return [];
  return [{ title: texts[locale].refused, points: refused.map((one) => refusedPoint(one, locale)) }];
}

function refusedPoint({ name, unit, address, letters, answer }: RefusedAddress, locale: Locale): Point {
  if (locale === 'en') {
    return {
      ...{
        mark: 'refused',
        text: `${letters} ${letters === 1 ? 'letter' : 'letters'} to ${name} (${unit}), ${address}`,
      },
      note: 'Please reach them by telephone, ask for the right address and mend it in the directory; letters of that time are not sent again by themselves.',
      aside: `The mail server said: ${answer}`,
    };
  }
  return {
    ...{ mark: '退信', text: `发给${name}（${unit}，${address}）的 ${letters} 封信无法送达` },
    note: '请先电话告知本人，核对地址后在通讯录中更正；此前没有送达的信不会自动重发。',
    aside: `邮件服务器答复：${answer}`,
  };
}
