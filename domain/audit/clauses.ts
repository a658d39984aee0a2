import type { CommandType } from '../item/command';
import type { Event } from '../item/event';
import type { GeneralKind, LetterKind } from '../letters/letter';
import type { Worded } from '../locale';

/**
 * The clauses of the rules (domain.md) that what happens to an item carries out: this is the one list, and every fact,
 * command and letter has its clause here.
 */
export const clauses = {
  administrator: { 'zh-CN': '各方职责·管理员', en: 'Who · administrator' },
  auditor: { 'zh-CN': '各方职责·审计', en: 'Who · auditor' },
  batch: { 'zh-CN': '督办对象·推进表', en: 'What is supervised · batch' },
  sign: { 'zh-CN': '办理状态·签收', en: 'States · sign for' },
  report: { 'zh-CN': '办理状态·报告进展', en: 'States · report' },
  submit: { 'zh-CN': '办理状态·送审', en: 'States · submit for review' },
  accept: { 'zh-CN': '办理状态·销号', en: 'States · accept' },
  return: { 'zh-CN': '办理状态·退回', en: 'States · return' },
  extension: { 'zh-CN': '办理状态·延期', en: 'States · extension' },
  amend: { 'zh-CN': '办理状态·调整', en: 'States · amend' },
  approval: { 'zh-CN': '办理状态·暂缓、撤销、恢复督办', en: 'States · suspend, cancel, reopen' },
  instruct: { 'zh-CN': '办理状态·批示', en: 'States · instruct' },
  remind: { 'zh-CN': '办理状态·催办', en: 'States · remind' },
  notice: { 'zh-CN': '办理状态·督办单答复', en: 'States · answer a notice' },
  signing: { 'zh-CN': '办理时点·签收期限', en: 'Clocks · time to sign' },
  light: { 'zh-CN': '办理时点·亮灯', en: 'Clocks · light' },
  reminders: { 'zh-CN': '办理时点·提醒', en: 'Clocks · reminders' },
  monthly: { 'zh-CN': '办理时点·月报', en: 'Clocks · monthly report' },
  digest: { 'zh-CN': '办理时点·每日汇总', en: 'Clocks · one digest' },
  escalation: { 'zh-CN': '办理时点·升级', en: 'Clocks · escalation' },
  plan: { 'zh-CN': '办理时点·工作日与节假日', en: 'Clocks · working days and holidays' },
  month: { 'zh-CN': '月结', en: 'Month close' },
  quarter: { 'zh-CN': '季清·结转', en: 'Quarter clear · carry-over' },
} as const satisfies Record<string, Worded>;
export type Clause = keyof typeof clauses;

const ofEvents: Readonly<Record<Event['type'], Clause>> = {
  issued: 'batch',
  signed: 'sign',
  reported: 'report',
  submitted: 'submit',
  withdrawn: 'submit',
  accepted: 'accept',
  returned: 'return',
  extension_asked: 'extension',
  extension_granted: 'extension',
  extension_refused: 'extension',
  carried_over: 'quarter',
  amended: 'amend',
  asked: 'approval',
  approved: 'approval',
  rejected: 'approval',
  suspended: 'approval',
  cancelled: 'approval',
  resumed: 'approval',
  reopened: 'approval',
  instructed: 'instruct',
  urged: 'remind',
  noticed: 'escalation',
  notice_acknowledged: 'notice',
  notice_answered: 'notice',
  notice_lapsed: 'notice',
  replanned: 'plan',
  planned: 'plan',
  scheduled: 'plan',
  rang: 'plan',
  reminded: 'reminders',
  turned: 'light',
  sign_chased: 'signing',
  report_chased: 'monthly',
  report_missed: 'monthly',
  escalated: 'escalation',
};

const ofCommands: Readonly<Record<CommandType, Clause>> = {
  sign: 'sign',
  report: 'report',
  submit: 'submit',
  withdraw: 'submit',
  accept: 'accept',
  return: 'return',
  'request-extension': 'extension',
  'grant-extension': 'extension',
  'refuse-extension': 'extension',
  amend: 'amend',
  suspend: 'approval',
  resume: 'approval',
  cancel: 'approval',
  reopen: 'approval',
  'carry-over': 'quarter',
  approve: 'approval',
  reject: 'approval',
  instruct: 'instruct',
  remind: 'remind',
  'acknowledge-notice': 'notice',
  'answer-notice': 'notice',
  replan: 'plan',
};

const ofLetters: Readonly<Record<LetterKind | GeneralKind, Clause>> = {
  assignment: 'batch',
  released: 'amend',
  sign_chase: 'signing',
  reminder: 'reminders',
  report_reminder: 'monthly',
  report_missing: 'monthly',
  review: 'submit',
  returned: 'return',
  approval: 'approval',
  decision: 'approval',
  accepted: 'accept',
  overdue: 'escalation',
  escalation: 'escalation',
  notice: 'escalation',
  notice_answered: 'notice',
  notice_lapsed: 'notice',
  instruction: 'instruct',
  urging: 'remind',
  digest: 'digest',
  undeliverable: 'digest',
  month_closed: 'month',
  unsettled: 'quarter',
  checkpoint: 'auditor',
  connection_paused: 'administrator',
};

/** What most of an entry is about: of several facts that come together the weightiest, and never the mere ringing. */
const weightiest: readonly Clause[] = ['escalation', 'notice', 'signing', 'monthly', 'reminders', 'light', 'plan'];

/** The clause that an entry's facts carry out: a person's own act before what follows from it. */
export function clauseOfEvents(events: readonly Event[]): Clause | null {
  const found = events.filter(({ type }) => type !== 'signed' || events.length === 1).map(({ type }) => ofEvents[type]);
  const ofQuarter = events.some((event) => event.type === 'asked' && event.request.kind === 'carry_over');
  if (ofQuarter) return 'quarter';
  const rank = (clause: Clause) => weightiest.indexOf(clause);
  return [...found].sort((one, other) => rank(one) - rank(other))[0] ?? null;
}

export function clauseOfCommand(type: CommandType): Clause {
  return ofCommands[type];
}

export function clauseOfLetter(kind: LetterKind | GeneralKind): Clause {
  return ofLetters[kind];
}
