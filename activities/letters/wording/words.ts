import type { Light, NoticeColour, RequestKind, State } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Relation } from '../../../domain/people/roles';

type Words<Key extends string> = Record<Locale, Record<Key, string>>;

/** The states of an item, as words. */
export const stateWords: Words<State> = {
  'zh-CN': {
    assigned: '交办（待签收）',
    in_progress: '推进中',
    under_review: '待验收',
    accepted: '已销号',
    suspended: '暂缓',
    cancelled: '撤销',
  },
  en: {
    assigned: 'assigned (not yet signed for)',
    in_progress: 'in progress',
    under_review: 'under review',
    accepted: 'accepted',
    suspended: 'suspended',
    cancelled: 'cancelled',
  },
};

/** The lights, as words: a light is never told by its colour alone. */
export const lightWords: Words<Light> = {
  'zh-CN': {
    green: '绿灯（正常）',
    yellow: '黄灯（预警）',
    red: '红灯（逾期）',
    grey: '灰灯（暂停）',
    blue: '蓝灯（销号）',
  },
  en: {
    green: 'green light (on schedule)',
    yellow: 'yellow light (needs attention)',
    red: 'red light (overdue)',
    grey: 'grey light (stopped)',
    blue: 'blue light (done)',
  },
};

/** The relations to an item, as a list of people who are told. */
export const relationWords: Words<Relation> = {
  'zh-CN': {
    owner: '责任人',
    unit_head: '单位主要负责人',
    leader: '责任领导',
    leading_group: '领导小组',
    secretariat: '领导小组办公室',
  },
  en: {
    owner: 'the owner',
    unit_head: 'the head of the unit',
    leader: 'the leader in charge',
    leading_group: 'the leading group',
    secretariat: 'the supervision office',
  },
};

/** Several relations in one phrase: `责任领导和领导小组办公室`. */
export function relationList(relations: readonly Relation[], locale: Locale): string {
  const words = relations.map((relation) => relationWords[locale][relation]);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

/** What a leader is asked for, to follow 申请 or “asks”. */
export const requestWords: Words<RequestKind> = {
  'zh-CN': { suspend: '暂缓', cancel: '撤销', reopen: '恢复督办', carry_over: '结转' },
  en: {
    suspend: 'to suspend it',
    cancel: 'to cancel it',
    reopen: 'to take it up again',
    carry_over: 'to carry it over',
  },
};

/** The colours of supervision notices (督办单), as words. */
export const colourWords: Words<NoticeColour> = {
  'zh-CN': { blue: '蓝色', yellow: '黄色', red: '红色' },
  en: { blue: 'blue', yellow: 'yellow', red: 'red' },
};
