import type { Locale } from '../../../domain/locale';
import type { Relation } from '../../../domain/people/roles';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording, Row } from './content';
import { byText } from './dates';
import { overdueText, unsubmitted } from './lateness';
import { nextStep } from './next';
import { itemRows, reportRow, standardsSection } from './table';
import { actorText, atText, told } from './told';
import { colourWords } from './words';

/** 督办单: a numbered notice that has to be answered. */
export const notice: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    sections: [standardsSection(facts)],
    label: `督办单·${colour(facts)}`,
    tail: answers(facts) ? `请在 ${dueText(facts)}前答复` : overdueText(facts),
    title: `${number(facts)}督办单（${colour(facts)}）：这项任务${overdueText(facts)}，${unsubmitted(facts)}`,
    ask: asks['zh-CN'][facts.concern.as](dueText(facts)),
    why: [concernText(facts), cause(facts), ...alsoReached(facts)],
    next: [lapse(facts), ...nextStep(facts)],
  }),
  en: (facts) => ({
    ...shared(facts),
    sections: [standardsSection(facts)],
    label: `notice · ${colour(facts)}`,
    tail: answers(facts) ? `answer by ${dueText(facts)}` : overdueText(facts),
    title: `Supervision notice ${number(facts)} (${colour(facts)}): this task is ${overdueText(facts)} and ${unsubmitted(facts)}`,
    ask: asks.en[facts.concern.as](dueText(facts)),
    why: [concernText(facts), cause(facts), ...alsoReached(facts)],
    next: [lapse(facts), ...nextStep(facts)],
  }),
};

/** 督办单答复. */
export const noticeAnswered: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    tone: 'new',
    sections: [answerSection(facts)],
    label: '督办单已答复',
    tail: number(facts),
    title: `${actorText(facts)}答复了${number(facts)}督办单${late(facts) ? '（超过答复期限）' : ''}`,
    ask: '请看答复是否说清了原因、措施和完成时间；没有说清的，请催办或批示。',
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 答复。`],
    next: ['答复不改变完成时限；送审之前仍亮红灯，升级照旧。'],
  }),
  en: (facts) => ({
    ...shared(facts),
    tone: 'new',
    sections: [answerSection(facts)],
    label: 'notice answered',
    tail: number(facts),
    title: `${actorText(facts)} has answered supervision notice ${number(facts)}${late(facts) ? ', late' : ''}`,
    ask: 'Please see whether it gives the cause, the measures and a date; if not, chase it or give an instruction.',
    why: [concernText(facts), `${actorText(facts)} answered on ${atText(facts)}.`],
    next: ['An answer does not move the deadline: it stays red and escalates until it is submitted.'],
  }),
};

/** 督办单未答复. */
export const noticeLapsed: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    sections: [],
    label: '红·督办单未答复',
    tail: number(facts),
    title: `${number(facts)}督办单到期没有答复`,
    ask: `请过问此事，要求牵头单位${facts.item.leadUnit}和责任人${facts.item.owner}说明原因。`,
    why: [concernText(facts), `督办单要求在 ${dueText(facts)}前答复。`],
    next: [followUp(facts), ...nextStep(facts)],
  }),
  en: (facts) => ({
    ...shared(facts),
    sections: [],
    label: 'red · notice unanswered',
    tail: number(facts),
    title: `Supervision notice ${number(facts)} was not answered in time`,
    ask: `Please take it up, and have ${facts.item.leadUnit} and ${facts.item.owner} explain.`,
    why: [concernText(facts), `The answer was due by ${dueText(facts)}.`],
    next: [followUp(facts), ...nextStep(facts)],
  }),
};

const asks: Record<Locale, Record<Relation, (due: string) => string>> = {
  'zh-CN': {
    owner: (due) => `请在 ${due}前答复督办单：没有完成的原因、采取的措施、预计完成的时间。`,
    unit_head: (due) => `请在 ${due}前组织答复督办单：没有完成的原因、采取的措施、预计完成的时间。`,
    leader: () => '前两张督办单都没有答复，请过问此事。',
    leading_group: () => '前两张督办单都没有答复，请研究处理。',
    secretariat: () => '请跟踪督办单的答复。',
  },
  en: {
    owner: (due) => `Please answer it by ${due}: why it is not done, what you do about it, and when it will be.`,
    unit_head: (due) =>
      `Please have it answered by ${due}: why it is not done, what is done about it, and when it will be.`,
    leader: () => 'The two notices before were not answered; please take the matter up.',
    leading_group: () => 'The two notices before were not answered; please consider what is to be done.',
    secretariat: () => 'Please follow the answer.',
  },
};

function shared(facts: LetterFacts) {
  return { tone: 'late' as const, rows: [...noticeRow(facts), ...itemRows(facts), reportRow(facts)] };
}

function noticeRow(facts: LetterFacts): Row[] {
  if (!facts.notice) return [];
  const label = facts.locale === 'en' ? 'Notice' : '督办单';
  const due = facts.locale === 'en' ? `, answer due by ${dueText(facts)}` : ` · 请在 ${dueText(facts)}前答复`;
  return [{ label, value: `${facts.notice.number}${facts.locale === 'en' ? ', ' : ' · '}${colour(facts)}${due}` }];
}

function answerSection(facts: LetterFacts) {
  const text = told(facts, 'notice_answered')?.text ?? '';
  return { title: facts.locale === 'en' ? 'The answer' : '答复内容', points: [{ text }] };
}

/** Whether the reader is one of those who have to answer it. */
function answers({ concern }: LetterFacts): boolean {
  return concern.as === 'owner' || concern.as === 'unit_head';
}

function number({ notice: one }: LetterFacts): string {
  return one?.number ?? '';
}

function colour({ notice: one, locale }: LetterFacts): string {
  return one ? colourWords[locale][one.colour] : '';
}

function dueText(facts: LetterFacts): string {
  return facts.notice ? byText(facts.notice.dueAt, facts, facts.now) : '';
}

function late(facts: LetterFacts): boolean {
  return told(facts, 'notice_answered')?.late ?? false;
}

function cause(facts: LetterFacts): string {
  const { notice: one, locale } = facts;
  if (one?.colour === 'blue' || !one) {
    return locale === 'en'
      ? `Step ${one?.step ?? ''} of the rules brings a supervision notice.`
      : `督办规则第 ${one?.step ?? ''} 级，发出督办单。`;
  }
  return locale === 'en'
    ? 'The notice before it was not answered in time, so the next colour follows.'
    : '上一张督办单到期没有答复，因此发出下一种颜色的督办单。';
}

/** Steps that were reached together with the notice's own: whoever gets it is told of them by it alone. */
function alsoReached({ notice: one, steps, locale }: LetterFacts): string[] {
  const others = steps.filter((step) => step !== one?.step).map(String);
  if (others.length === 0) return [];
  if (locale === 'zh-CN') return [`第 ${others.join('、')} 级同时到达，由本信一并告知。`];
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(others);
  return [`This letter also stands for step${others.length > 1 ? 's' : ''} ${list}, reached at the same time.`];
}

/** What comes when nobody answers. */
function lapse({ notice: one, locale }: LetterFacts): string {
  if (one?.colour === 'red') {
    return locale === 'en'
      ? 'Red is the last notice; unanswered, it stays with the leading group.'
      : '这是最后一张督办单；仍不答复的，由领导小组处理。';
  }
  const next = one?.colour === 'yellow' ? ('red' as const) : ('yellow' as const);
  return locale === 'en'
    ? `Without an answer by then, a ${colourWords.en[next]} notice follows, and those above are told.`
    : `到期不答复的，发出${colourWords['zh-CN'][next]}督办单，并报上级。`;
}

function followUp(facts: LetterFacts): string {
  const following = told(facts, 'noticed')?.notice;
  if (!following) return lapse(facts);
  const by = byText(following.dueAt, facts, facts.now);
  return facts.locale === 'en'
    ? `Notice ${following.number} (${colourWords.en[following.colour]}) has gone out, to be answered by ${by}.`
    : `已发出${following.number}督办单（${colourWords['zh-CN'][following.colour]}），要求在 ${by}前答复。`;
}
