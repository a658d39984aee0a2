import type { Event } from '../item/event';
import type { Light } from '../item/item';
import type { Worded } from '../locale';

/** What a connection can be told of: every fact of an item's life (domain/item/event.ts), a light by its colour, and what else happens. */
export type OccurrenceKind =
  | Exclude<Event['type'], 'turned'>
  | `turned_${Light}`
  | 'period_closed'
  | 'period_sealed'
  | 'batch_issued'
  | 'letter_dead';

/** What each is called where a robot tells of it: this is the one list of kinds. */
export const occurrenceWords: Readonly<Record<OccurrenceKind, Worded>> = {
  issued: { 'zh-CN': '交办', en: 'Issued' },
  signed: { 'zh-CN': '签收', en: 'Signed for' },
  reported: { 'zh-CN': '报告进展', en: 'Progress reported' },
  submitted: { 'zh-CN': '送审', en: 'Submitted for review' },
  withdrawn: { 'zh-CN': '撤回送审', en: 'Submission withdrawn' },
  accepted: { 'zh-CN': '销号', en: 'Accepted' },
  returned: { 'zh-CN': '退回', en: 'Returned' },
  extension_asked: { 'zh-CN': '申请延期', en: 'Extension asked for' },
  extension_granted: { 'zh-CN': '同意延期', en: 'Extension granted' },
  extension_refused: { 'zh-CN': '不同意延期', en: 'Extension refused' },
  carried_over: { 'zh-CN': '结转', en: 'Carried over' },
  amended: { 'zh-CN': '调整', en: 'Amended' },
  asked: { 'zh-CN': '提请审批', en: 'Approval asked for' },
  approved: { 'zh-CN': '审批同意', en: 'Approved' },
  rejected: { 'zh-CN': '审批不同意', en: 'Rejected' },
  suspended: { 'zh-CN': '暂缓', en: 'Suspended' },
  cancelled: { 'zh-CN': '撤销', en: 'Cancelled' },
  resumed: { 'zh-CN': '恢复办理', en: 'Resumed' },
  reopened: { 'zh-CN': '恢复督办', en: 'Reopened' },
  instructed: { 'zh-CN': '领导批示', en: 'Instruction' },
  urged: { 'zh-CN': '催办', en: 'Chased by hand' },
  noticed: { 'zh-CN': '发督办单', en: 'Supervision notice' },
  notice_acknowledged: { 'zh-CN': '督办单已签收', en: 'Notice acknowledged' },
  notice_answered: { 'zh-CN': '督办单已答复', en: 'Notice answered' },
  notice_lapsed: { 'zh-CN': '督办单逾期未答复', en: 'Notice not answered in time' },
  replanned: { 'zh-CN': '按新规则重排', en: 'Planned anew under new rules' },
  planned: { 'zh-CN': '重排时点', en: 'Clocks planned anew' },
  scheduled: { 'zh-CN': '增排时点', en: 'Clocks added' },
  rang: { 'zh-CN': '时点已到', en: 'A clock rang' },
  reminded: { 'zh-CN': '到期提醒', en: 'Reminded' },
  turned_green: { 'zh-CN': '转绿灯', en: 'Turned green' },
  turned_yellow: { 'zh-CN': '亮黄灯', en: 'Turned yellow' },
  turned_red: { 'zh-CN': '亮红灯', en: 'Turned red' },
  turned_grey: { 'zh-CN': '转灰灯', en: 'Turned grey' },
  turned_blue: { 'zh-CN': '转蓝灯', en: 'Turned blue' },
  sign_chased: { 'zh-CN': '催签收', en: 'Signing chased' },
  report_chased: { 'zh-CN': '催月报', en: 'Monthly report chased' },
  report_missed: { 'zh-CN': '月报缺报', en: 'Monthly report missing' },
  escalated: { 'zh-CN': '升级', en: 'Escalated' },
  period_closed: { 'zh-CN': '月结完成', en: 'Period closed' },
  period_sealed: { 'zh-CN': '已封账', en: 'Period sealed' },
  batch_issued: { 'zh-CN': '推进表下发', en: 'Table issued' },
  letter_dead: { 'zh-CN': '信件投递失败', en: 'A letter could not be delivered' },
};

export const occurrenceKinds = Object.keys(occurrenceWords) as OccurrenceKind[];

/** What a test message says. */
export const testWords: Worded = {
  'zh-CN': '测试：收到这条消息，说明对接已经接通。',
  en: 'Test: this connection works.',
};
