import type { NoticeColour, RequestKind } from '../../domain/item/item';
import type { Worded } from '../../domain/locale';
import type { Relation } from '../../domain/people/roles';

export { lightWords, stateWords } from '../../domain/item/words';

/** What is asked for, as "asked for it to be …". */
export const requestWords: Record<RequestKind, Worded> = {
  suspend: { 'zh-CN': '暂缓', en: 'suspended' },
  cancel: { 'zh-CN': '撤销', en: 'cancelled' },
  reopen: { 'zh-CN': '恢复督办', en: 'reopened' },
  carry_over: { 'zh-CN': '结转', en: 'carried over' },
};

/** 督办单 by their colours. */
export const noticeWords: Record<NoticeColour, Worded> = {
  blue: { 'zh-CN': '蓝色', en: 'blue' },
  yellow: { 'zh-CN': '黄色', en: 'yellow' },
  red: { 'zh-CN': '红色', en: 'red' },
};

export const relationWords: Record<Relation, Worded> = {
  owner: { 'zh-CN': '责任人', en: 'the owner' },
  unit_head: { 'zh-CN': '单位主要负责人', en: 'the head of the unit' },
  leader: { 'zh-CN': '责任领导', en: 'the leader in charge' },
  leading_group: { 'zh-CN': '领导小组', en: 'the leading group' },
  secretariat: { 'zh-CN': '领导小组办公室', en: 'the secretariat' },
};
