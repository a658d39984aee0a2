import type { Event } from '../../../domain/item/event';
import type { Worded } from '../../../domain/locale';

/** What each event says to people; `{name}` stands for what words.ts puts in. */
export const sentences = {
  issued: { 'zh-CN': '交办{name}，完成时限 {deadline}', en: 'issued to {name}, due {deadline}' },
  signed: { 'zh-CN': '签收', en: 'signed for' },
  reported: {
    'zh-CN': '报告进展 {percent}%：{done}；成效：{effect}',
    en: 'reported {percent}%: {done}; effect: {effect}',
  },
  submitted: { 'zh-CN': '送审', en: 'submitted for review' },
  withdrawn: { 'zh-CN': '撤回送审', en: 'submission withdrawn' },
  accepted: { 'zh-CN': '销号，成效评分 {effectRating}', en: 'accepted, effect rated {effectRating}' },
  returned: { 'zh-CN': '退回：{reason}', en: 'returned: {reason}' },
  extension_asked: {
    'zh-CN': '申请延期至 {deadline}：{reason}',
    en: 'asked for an extension to {deadline}: {reason}',
  },
  extension_granted: {
    'zh-CN': '同意延期：{from} → {deadline}',
    en: 'extension granted: {from} → {deadline}',
  },
  extension_refused: { 'zh-CN': '不同意延期：{reason}', en: 'extension refused: {reason}' },
  amended: { 'zh-CN': '调整{what}：{reason}', en: 'amended {what}: {reason}' },
  asked: { 'zh-CN': '申请{kind}：{reason}', en: 'asked to {kind} it: {reason}' },
  approved: { 'zh-CN': '批准申请', en: 'approved the request' },
  rejected: { 'zh-CN': '驳回申请：{reason}', en: 'rejected the request: {reason}' },
  suspended: { 'zh-CN': '暂缓：{reason}', en: 'suspended: {reason}' },
  cancelled: { 'zh-CN': '撤销：{reason}', en: 'cancelled: {reason}' },
  resumed: { 'zh-CN': '恢复办理', en: 'resumed' },
  reopened: { 'zh-CN': '重启督办：{reason}', en: 'taken up again: {reason}' },
  instructed: { 'zh-CN': '批示：{text}', en: 'instruction: {text}' },
  urged: { 'zh-CN': '第 {count} 次催办', en: 'chased by hand, time {count}' },
  noticed: {
    'zh-CN': '发出{colour}督办单 {number}，{due} 前回复',
    en: '{colour} supervision notice {number}, answer due {due}',
  },
  notice_acknowledged: { 'zh-CN': '签收督办单', en: 'notice acknowledged' },
  notice_answered: { 'zh-CN': '回复督办单{late}：{text}', en: 'notice answered{late}: {text}' },
  notice_lapsed: { 'zh-CN': '督办单逾期未回复', en: 'the notice was not answered in time' },
  replanned: { 'zh-CN': '按新的{cause}重排时间', en: 'planned anew by the new {cause}' },
  planned: { 'zh-CN': '完成时限 {deadline}', en: 'due {deadline}' },
  scheduled: { 'zh-CN': '排定后续时点', en: 'further clocks set' },
  rang: { 'zh-CN': '到点', en: 'a clock rang' },
  reminded: { 'zh-CN': '到期提醒（{span}）', en: 'reminded ({span})' },
  turned: { 'zh-CN': '亮{light}', en: 'turned {light}' },
  sign_chased: { 'zh-CN': '未按时签收，第 {step} 次催签', en: 'not signed for in time: chase {step}' },
  report_chased: { 'zh-CN': '{month} 月报提醒', en: 'reminded of the report for {month}' },
  report_missed: { 'zh-CN': '{month} 月报缺报', en: 'the report for {month} is missing' },
  escalated: { 'zh-CN': '升级至第 {step} 级催办', en: 'escalated to step {step}' },
} as const satisfies Record<Event['type'], Worded>;

export const causeWords: Record<'policy' | 'calendar', Worded> = {
  policy: { 'zh-CN': '督办规则', en: 'policy' },
  calendar: { 'zh-CN': '放假安排', en: 'holiday calendar' },
};

export const colourWords: Record<'blue' | 'yellow' | 'red', Worded> = {
  blue: { 'zh-CN': '蓝色', en: 'blue' },
  yellow: { 'zh-CN': '黄色', en: 'yellow' },
  red: { 'zh-CN': '红色', en: 'red' },
};

export const requestWords: Record<'suspend' | 'cancel' | 'reopen', Worded> = {
  suspend: { 'zh-CN': '暂缓', en: 'suspend' },
  cancel: { 'zh-CN': '撤销', en: 'cancel' },
  reopen: { 'zh-CN': '重启', en: 'reopen' },
};

export const lateWords: Worded = { 'zh-CN': '（逾期）', en: ' late' };
