import type { RefusalCode } from '../../../domain/item/refusal';
import type { ProblemKind } from '../../wording';

/** What each refusal of the rules is in HTTP, and in words. */
export const refusalProblems: Readonly<Record<RefusalCode, ProblemKind>> = {
  version_stale: {
    status: 412,
    'zh-CN': '您所依据的是第 {given} 版，该事项现为第 {version} 版；其间的变化见 changes。',
    en: 'You decided on version {given}; the item is at version {version} now. See changes.',
  },
  not_yours_to_do: {
    status: 403,
    'zh-CN': '您可以查看该事项，但无权{command}。',
    en: 'You may see this item, but not {command}.',
  },
  submitter_cannot_accept: {
    status: 403,
    'zh-CN': '送审人不得销号自己送审的事项。',
    en: 'Whoever submitted an item cannot accept it.',
  },
  not_in_this_state: {
    status: 409,
    'zh-CN': '该事项现为“{state}”，不能{command}。',
    en: 'The item is {state}, so one cannot {command}.',
  },
  standards_incomplete: {
    status: 422,
    'zh-CN': '以下质量标准没有逐项说明：{standards}。',
    en: 'Nothing is said of these standards: {standards}.',
  },
  standard_unknown: {
    status: 422,
    'zh-CN': '该事项没有这些质量标准：{standards}。',
    en: 'The item has no such standards: {standards}.',
  },
  standard_not_met: {
    status: 422,
    'zh-CN': '以下质量标准未达到，不能销号：{standards}。',
    en: 'These standards are not met, so the item cannot be accepted: {standards}.',
  },
  no_standard_unmet: {
    status: 422,
    'zh-CN': '退回须指明至少一项未达到的质量标准。',
    en: 'A return must name at least one standard that is not met.',
  },
  milestone_unknown: {
    status: 422,
    'zh-CN': '该事项没有这些阶段目标：{milestones}。',
    en: 'The item has no such milestones: {milestones}.',
  },
  percent_fall_needs_reason: {
    status: 422,
    'zh-CN': '进度由 {from}% 降为 {to}%，须说明原因（reason）。',
    en: 'The percentage falls from {from} to {to}, which needs a reason.',
  },
  request_unknown: {
    status: 409,
    'zh-CN': '没有待批的申请“{request}”。',
    en: 'No request {request} is waiting for a decision.',
  },
  already_asked: { status: 409, 'zh-CN': '已有同样的申请待批。', en: 'The same has been asked for already.' },
  own_request: { status: 403, 'zh-CN': '不得批准或驳回自己的申请。', en: 'Nobody decides their own request.' },
  reason_missing: { status: 422, 'zh-CN': '须说明原因（reason）。', en: 'A reason is needed.' },
  out_of_range: {
    status: 422,
    'zh-CN': '{field} 须在 {min} 与 {max} 之间。',
    en: '{field} must lie between {min} and {max}.',
  },
  standard_judged_twice: {
    status: 422,
    'zh-CN': '以下质量标准重复评判：{standards}。',
    en: 'These standards are judged twice: {standards}.',
  },
  text_missing: { status: 422, 'zh-CN': '内容不能为空。', en: 'Words are needed.' },
  deadline_not_later: {
    status: 422,
    'zh-CN': '延期须晚于现完成时限 {deadline}，所提为 {given}。',
    en: 'An extension must be later than the deadline, {deadline}; {given} is not.',
  },
  deadline_past: { status: 422, 'zh-CN': '所提时限 {given} 已过。', en: 'The deadline {given} has gone by already.' },
  extensions_used_up: {
    status: 409,
    'zh-CN': '该事项已延期 {max} 次，达到上限；确需调整，请办公室调整完成时限。',
    en: 'The item has had its {max} extensions; only the secretariat can amend its deadline now.',
  },
  no_extension_asked: { status: 409, 'zh-CN': '没有待批的延期申请。', en: 'No extension waits for a decision.' },
  leader_decides: {
    status: 403,
    'zh-CN': '第二次及以后的延期由领导审批。',
    en: 'From the second extension on a leader decides.',
  },
  secretariat_decides: {
    status: 403,
    'zh-CN': '第一次延期由领导小组办公室审批。',
    en: 'The first extension is for the secretariat to decide.',
  },
  nothing_changed: { status: 422, 'zh-CN': '没有任何变化。', en: 'Nothing would change.' },
  only_owner_now: {
    status: 409,
    'zh-CN': '待验收期间只能调整责任人。',
    en: 'While an item is under review only its owner can be changed.',
  },
  only_within_unit: {
    status: 403,
    'zh-CN': '单位主要负责人只能将事项交给本单位（{unit}）其他人员负责。',
    en: 'The head of a unit may only hand an item to somebody else of {unit}.',
  },
  notice_unknown: {
    status: 409,
    'zh-CN': '现行时限下没有督办单“{notice}”。',
    en: 'There is no notice {notice} under the present deadline.',
  },
  notice_answered: { status: 409, 'zh-CN': '{notice}已签收或已回复。', en: 'The notice {notice} has been dealt with.' },
};
