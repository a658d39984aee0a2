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
  standard_judged_twice: {
    status: 422,
    'zh-CN': '以下质量标准重复给出：{standards}。',
    en: 'These standards are given twice: {standards}.',
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
  deadline_not_later: {
    status: 422,
    'zh-CN': '延期后的时限 {given} 不晚于现行时限 {deadline}。',
    en: 'The new deadline {given} is not later than {deadline}, which is in force.',
  },
  deadline_past: {
    status: 422,
    'zh-CN': '新时限 {given} 已经过去。',
    en: 'The new deadline {given} has gone by already.',
  },
  deadline_within_quarter: {
    status: 422,
    'zh-CN': '结转后的时限 {given} 不晚于 {period} 季末。',
    en: 'Carried over, the deadline must lie after the end of {period}; {given} does not.',
  },
  extensions_used_up: {
    status: 409,
    'zh-CN': '该事项最多可延期 {max} 次，已经用完。',
    en: 'The item may be extended {max} times at most, which it has been.',
  },
  no_extension_asked: {
    status: 409,
    'zh-CN': '没有待批的延期申请。',
    en: 'No extension is waiting for a decision.',
  },
  leader_decides: {
    status: 403,
    'zh-CN': '该事项已延期过，再次延期须由领导小组成员审批。',
    en: 'The item has been extended before, so a leader decides.',
  },
  secretariat_decides: {
    status: 403,
    'zh-CN': '首次延期由领导小组办公室审批。',
    en: 'The secretariat decides the first extension.',
  },
  nothing_changed: {
    status: 422,
    'zh-CN': '所填内容与现状相同，没有需要调整的。',
    en: 'Everything given is as it stands, so there is nothing to change.',
  },
  only_owner_now: {
    status: 409,
    'zh-CN': '待验收期间只能调整责任人。',
    en: 'Under review only the owner may be changed.',
  },
  lead_cooperates: {
    status: 422,
    'zh-CN': '{unit}是该事项的牵头单位，不能同时是配合单位。',
    en: '{unit} leads the item, so it cannot co-operate in it as well.',
  },
  only_within_unit: {
    status: 403,
    'zh-CN': '单位主要负责人只能将事项转交{unit}的其他人员，不能作其他调整。',
    en: 'A unit’s head may hand the item on within {unit}, and change nothing else.',
  },
  notice_unknown: {
    status: 409,
    'zh-CN': '没有待办的督办单“{notice}”。',
    en: 'No notice {notice} stands open.',
  },
  notice_answered: {
    status: 409,
    'zh-CN': '督办单{notice}已签收或已答复。',
    en: 'The notice {notice} has been acknowledged or answered already.',
  },
  text_missing: { status: 422, 'zh-CN': '须填写正文。', en: 'Words are needed.' },
  reason_missing: { status: 422, 'zh-CN': '须说明原因（reason）。', en: 'A reason is needed.' },
  out_of_range: {
    status: 422,
    'zh-CN': '{field} 须在 {min} 与 {max} 之间。',
    en: '{field} must lie between {min} and {max}.',
  },
};

/** What is amiss with an order before the item is asked: whom or what it names. */
/** Of `extensions_used_up` where there never were any to use. */
export const noExtensions: ProblemKind = {
  status: 409,
  'zh-CN': '该事项所适用的督办规则不允许延期。',
  en: 'The policy that the item is under allows no extensions.',
};

export const orderProblems = {
  person_at_fault: {
    status: 422,
    'zh-CN': '所填人员在名录中查不到或已离任，见 errors。',
    en: 'A person named is not in the directory or no longer in office; see errors.',
  },
  unit_at_fault: {
    status: 422,
    'zh-CN': '所填单位在名录中查不到、已撤销或重复，见 errors。',
    en: 'A unit named is not in the directory, closed, or named twice; see errors.',
  },
  evidence_at_fault: {
    status: 422,
    'zh-CN': '所附材料不是由您上传的，见 errors。',
    en: 'Evidence must have been uploaded by whoever names it; see errors.',
  },
} as const satisfies Record<string, ProblemKind>;
