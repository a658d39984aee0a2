import { isLateFromIssue } from '../../../domain/clocks/light';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { Content, KindWording } from './content';
import { byText, dayText } from './dates';
import { overdueText } from './lateness';
import { nextReminder, signDue, whatNext } from './next';
import { itemRows, standardsSection } from './table';
import { actorText, atText, told } from './told';

/** 交办: a new item has an owner; or an item has a new one. */
export const assignment: KindWording = {
  'zh-CN': (facts) => (told(facts, 'amended') ? handedOver(facts) : issued['zh-CN'](facts)),
  en: (facts) => (told(facts, 'amended') ? handedOver(facts) : issued.en(facts)),
};

/** The item comes from another's hands, as far as it has got there. */
function handedOver(facts: LetterFacts): Content {
  const { item, locale, policy, now } = facts;
  const { owner, reason = '' } = told(facts, 'amended') ?? {};
  const [from, to] = [owner?.from.name ?? '', owner?.to.name ?? item.owner];
  const late = now > item.dueAt;
  const unsigned = item.state === 'assigned';
  const parts = {
    tone: 'new' as const,
    rows: [...itemRows(facts), { label: locale === 'en' ? 'Reason' : '移交理由', value: reason }],
    sections: [standardsSection(facts)],
    next: [...nextReminder(facts), ...whatNext(facts)],
  };
  if (locale === 'en') {
    return {
      ...parts,
      label: 'handed to you',
      tail: late ? overdueText(facts) : `due ${dayText(item.dueAt, facts, false)}`,
      title: `A task comes from ${from} and is ${standInEn(facts)} now`,
      ask: `${unsigned ? 'It has not been signed for yet: please do so soon.' : `It is ${item.percent}% done; please go on from there.`} Ask ${from} for what there is, report by day ${policy.reportDueDay} of each month, and submit it for review when it is done.`,
      why: [concernText(facts), `${actorText(facts)} changed the owner from ${from} to ${to} on ${atText(facts)}.`],
    };
  }
  return {
    ...parts,
    label: '交办·移交',
    tail: late ? overdueText(facts) : `时限 ${dayText(item.dueAt, facts, false)}`,
    title: `${from}的一项任务移交给${standInZh(facts)}`,
    ask: `${unsigned ? '这项任务还没有签收，请尽快签收。' : `这项任务已完成 ${item.percent}%，请接着推进。`}请向${from}了解情况、接收材料，每月 ${policy.reportDueDay} 日前报告进展，完成后送审。`,
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 把责任人由${from}改为${to}。`],
  };
}

const issued: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '交办',
    tail: isLateFromIssue(facts.item) ? overdueText(facts) : `时限 ${dayText(facts.item.dueAt, facts, false)}`,
    title: `有一项新任务交给${standInZh(facts)}${isLateFromIssue(facts.item) ? '，印发时已过完成时限' : isUnsigned(facts) ? '，请签收' : ''}`,
    ask: `${signZh(facts)}按质量标准推进，每月 ${facts.policy.reportDueDay} 日前报告进展，完成后送审。`,
    why: [
      concernText(facts),
      `${source(facts)}于 ${dayText(facts.item.issuedAt, facts, false)} 印发，这是其中第 ${facts.item.number} 项。`,
    ],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'assigned',
    tail: isLateFromIssue(facts.item) ? overdueText(facts) : `due ${dayText(facts.item.dueAt, facts, false)}`,
    title: `A new task is ${standInEn(facts)}${isLateFromIssue(facts.item) ? ', and its deadline had gone by when it was issued' : isUnsigned(facts) ? ': please sign for it' : ''}`,
    ask: `${signEn(facts)}ork to the quality standards, report by day ${facts.policy.reportDueDay} of each month, and submit it for review when it is done.`,
    why: [
      concernText(facts),
      `${source(facts)} was issued on ${dayText(facts.item.issuedAt, facts, false)}; this is its No. ${facts.item.number}.`,
    ],
  }),
};

function shared(facts: LetterFacts) {
  return {
    tone: 'new' as const,
    rows: itemRows(facts),
    sections: [standardsSection(facts)],
    next: [...nextReminder(facts), ...whatNext(facts)],
  };
}

function isUnsigned({ item }: LetterFacts): boolean {
  return item.state === 'assigned';
}

/** A time for signing that has gone by before the letter left is said to have done so. */
function signZh(facts: LetterFacts): string {
  if (!isUnsigned(facts)) return '请';
  const [due, by] = [signDue(facts), byText(signDue(facts), facts, facts.now)];
  if (due < facts.now) return `签收时限（${by}）已过，请立即签收，`;
  return `请在 ${by}${by.endsWith('结束') ? '' : ' '}前签收，`;
}

function signEn(facts: LetterFacts): string {
  if (!isUnsigned(facts)) return 'Please w';
  const [due, by] = [signDue(facts), byText(signDue(facts), facts, facts.now)];
  return due < facts.now
    ? `It was to be signed for by ${by}, which has gone by: please sign for it now, w`
    : `Please sign for it by ${by}, w`;
}

function source({ item, locale }: LetterFacts): string {
  const { title, documentNo } = item.batch;
  if (locale === 'en') return documentNo ? `“${title}” (${documentNo})` : `“${title}”`;
  const named = title.startsWith('《') ? title : `《${title}》`;
  return documentNo ? `${named}（${documentNo}）` : named;
}

function standInZh({ concern: { standsInFor } }: LetterFacts): string {
  return standsInFor ? `${standsInFor}（您是B角）` : '您';
}

function standInEn({ concern: { standsInFor } }: LetterFacts): string {
  return standsInFor ? `in the hands of ${standsInFor}, for whom you stand in` : 'yours';
}
