import type { NoticeColour, RequestKind } from '../../domain/item/item';
import type { Worded } from '../../domain/locale';
import type { Capacity, Relation } from '../../domain/people/roles';

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

/** In what capacity somebody acted. */
export const capacityWords: Record<Capacity, Worded> = {
  owner: { 'zh-CN': '责任人', en: 'the owner' },
  substitute: { 'zh-CN': '责任人的B角', en: 'the owner’s substitute' },
  unit_head: { 'zh-CN': '单位主要负责人', en: 'the head of the unit' },
  co_unit: { 'zh-CN': '配合单位', en: 'a co-operating unit' },
  secretariat: { 'zh-CN': '领导小组办公室', en: 'the secretariat' },
  leader: { 'zh-CN': '领导小组成员', en: 'a leader' },
};
