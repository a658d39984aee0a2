import type { Locale } from '../../../domain/locale';
import type { Relation } from '../../../domain/people/roles';
import type { LetterFacts } from '../letter-facts';

type Say = (facts: LetterFacts) => string;

const own: Record<Locale, Record<Relation, Say>> = {
  'zh-CN': {
    owner: () => '您是这项任务的责任人。',
    unit_head: ({ concern, item }) =>
      concern.ofUnit
        ? `您是${concern.ofUnit}的主要负责人；牵头单位${item.leadUnit}未设主要负责人，由其上级单位负责。`
        : `您是牵头单位${item.leadUnit}的主要负责人。`,
    leader: ({ item }) => (item.leader ? '您是这项任务的责任领导。' : '这项任务没有指定责任领导，由领导小组成员负责。'),
    leading_group: () => '您是领导小组成员。',
    secretariat: () => '您在领导小组办公室负责督办。',
  },
  en: {
    owner: () => 'You are the owner of this task.',
    unit_head: ({ concern, item }) =>
      concern.ofUnit
        ? `You head ${concern.ofUnit}; the lead unit, ${item.leadUnit}, has no head of its own, so the unit above answers for it.`
        : `You head the lead unit, ${item.leadUnit}.`,
    leader: ({ item }) =>
      item.leader
        ? 'You are the leader in charge of this task.'
        : 'This task names no leader in charge, so the members of the leading group answer for it.',
    leading_group: () => 'You are a member of the leading group.',
    secretariat: () => 'You work in the supervision office of the leading group.',
  },
};

const other: Record<Locale, Record<Relation, string>> = {
  'zh-CN': {
    owner: '这项任务的责任人',
    unit_head: '单位主要负责人',
    leader: '这项任务的责任领导',
    leading_group: '领导小组成员',
    secretariat: '领导小组办公室工作人员',
  },
  en: {
    owner: 'the owner of this task',
    unit_head: 'head of the unit',
    leader: 'the leader in charge',
    leading_group: 'a member of the leading group',
    secretariat: 'of the supervision office',
  },
};

/** Those who are told by name: whose item it was, or who asked for what was decided. */
function namedText({ kind, concern: { standsInFor }, locale }: LetterFacts): string {
  const was = kind === 'released';
  if (locale === 'en') {
    if (standsInFor) return `You stand in for ${standsInFor}, who ${was ? 'owned this task' : 'asked for this'}.`;
    return was ? 'You were the owner of this task.' : 'You asked for this.';
  }
  if (standsInFor) return `您是${standsInFor}（${was ? '这项任务的原责任人' : '申请人'}）的B角。`;
  return was ? '您是这项任务的原责任人。' : '这是您提出的申请。';
}

/** Why this reader gets the letter: what they, or whom they stand in for, are to the item. */
export function concernText(facts: LetterFacts): string {
  const { concern, locale } = facts;
  if (concern.named) return namedText(facts);
  if (!concern.standsInFor) return own[locale][concern.as](facts);
  const role = other[locale][concern.as];
  return locale === 'en'
    ? `You are the substitute of ${concern.standsInFor}, ${role}; meanwhile letters and rights go to you both.`
    : `您是${concern.standsInFor}（${role}）的B角，代理期间来信和权限两人同时享有。`;
}
