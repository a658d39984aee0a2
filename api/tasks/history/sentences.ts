import type { Event } from '../../../domain/item/event';
import type { Worded } from '../../../domain/locale';

/** What each event says to people; its parameters are those of `paramsOf`. */
export const sentences = {
  issued: { 'zh-CN': '交办{name}，完成时限 {deadline}', en: 'issued to {name}, due {deadline}' },
  signed: { 'zh-CN': '签收', en: 'signed for' },
  reported: {
    'zh-CN': '报告进展{whose} {percent}%：{done}；成效：{effect}{more}',
    en: 'reported{whose} {percent}%: {done}; effect: {effect}{more}',
  },
  submitted: { 'zh-CN': '送审{more}', en: 'submitted for review{more}' },
  withdrawn: { 'zh-CN': '撤回送审', en: 'withdrawn from review' },
  accepted: { 'zh-CN': '销号，成效评分 {effectRating}', en: 'accepted, effect rated {effectRating}' },
  returned: { 'zh-CN': '退回：{reason}', en: 'returned: {reason}' },
  extension_asked: {
    'zh-CN': '申请延期至 {deadline}（第 {number} 次申请）：{reason}',
    en: 'asked for an extension to {deadline} (request {number}): {reason}',
  },
  extension_granted: {
    'zh-CN': '同意延期：完成时限由 {from} 改为 {deadline}',
    en: 'granted the extension: due {deadline} instead of {from}',
  },
  carried_over: {
    'zh-CN': '由 {period} 结转：完成时限由 {from} 改为 {deadline}；原因：{reason}',
    en: 'carried over out of {period}: due {deadline} instead of {from}; reason: {reason}',
  },
  extension_refused: {
    'zh-CN': '不同意延期至 {deadline}：{reason}',
    en: 'refused the extension to {deadline}: {reason}',
  },
  amended: { 'zh-CN': '调整：{changes}；原因：{reason}', en: 'amended: {changes}; reason: {reason}' },
  asked: { 'zh-CN': '申请{kind}：{reason}', en: 'asked for it to be {kind}: {reason}' },
  approved: { 'zh-CN': '批准申请', en: 'approved the request' },
  rejected: { 'zh-CN': '驳回申请：{reason}', en: 'rejected the request: {reason}' },
  suspended: { 'zh-CN': '暂缓：{reason}', en: 'suspended: {reason}' },
  cancelled: { 'zh-CN': '撤销：{reason}', en: 'cancelled: {reason}' },
  resumed: { 'zh-CN': '恢复办理', en: 'resumed' },
  reopened: { 'zh-CN': '恢复督办{deadline}：{reason}', en: 'reopened{deadline}: {reason}' },
  instructed: { 'zh-CN': '批示：{text}', en: 'instructed: {text}' },
  urged: { 'zh-CN': '催办（第 {count} 次）{note}', en: 'chased by hand ({count}){note}' },
  noticed: {
    'zh-CN': '发出{colour}督办单 {number}',
    en: 'issued the {colour} notice {number}',
  },
  notice_acknowledged: { 'zh-CN': '签收督办单', en: 'acknowledged the notice' },
  notice_answered: { 'zh-CN': '答复督办单{late}：{text}', en: 'answered the notice{late}: {text}' },
  notice_lapsed: { 'zh-CN': '督办单逾期未答复', en: 'the notice was not answered in time' },
  replanned: { 'zh-CN': '按{cause}重排时点', en: 'clocks planned anew by {cause}' },
  planned: { 'zh-CN': '完成时限为 {deadline}', en: 'now due {deadline}' },
  scheduled: { 'zh-CN': '排定时点', en: 'clocks were set' },
  rang: { 'zh-CN': '到点', en: 'a clock rang' },
  reminded: { 'zh-CN': '到期提醒（{span}）', en: 'reminded ({span})' },
  turned: { 'zh-CN': '亮{light}', en: 'turned {light}' },
  sign_chased: { 'zh-CN': '未签收，第 {step} 次催签收', en: 'not signed for: chased ({step})' },
  report_chased: { 'zh-CN': '{month} 月报提醒（{span}）', en: 'reminded of the report of {month} ({span})' },
  report_missed: { 'zh-CN': '{month} 月报逾期未报', en: 'the report of {month} did not come in time' },
  escalated: { 'zh-CN': '升级至第 {step} 级催办', en: 'escalated to step {step}' },
} as const satisfies Record<Event['type'], Worded>;
