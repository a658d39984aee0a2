import type { RefusalCode } from '../../../domain/item/refusal';
import type { Locale, Worded } from '../../../domain/locale';

/** Why a command was not taken, in a few words, where only the code is at hand; the refusal's own line says it whole. */
const names: Readonly<Record<RefusalCode, Worded>> = {
  not_in_this_state: { 'zh-CN': '现状态下不能办理', en: 'not in this state' },
  not_yours_to_do: { 'zh-CN': '无权办理', en: 'not theirs to do' },
  version_stale: { 'zh-CN': '所依据的版本已过时', en: 'decided on an older version' },
  submitter_cannot_accept: { 'zh-CN': '送审人不得自行销号', en: 'whoever submitted cannot accept' },
  standards_incomplete: { 'zh-CN': '质量标准没有逐项说明', en: 'not every standard is spoken of' },
  standard_unknown: { 'zh-CN': '没有所填的质量标准', en: 'no such standard' },
  standard_not_met: { 'zh-CN': '有质量标准未达到', en: 'a standard is not met' },
  standard_judged_twice: { 'zh-CN': '质量标准重复给出', en: 'a standard is judged twice' },
  no_standard_unmet: { 'zh-CN': '没有指明未达到的标准', en: 'no unmet standard is named' },
  milestone_unknown: { 'zh-CN': '没有所填的阶段目标', en: 'no such milestone' },
  percent_fall_needs_reason: { 'zh-CN': '进度下降须说明原因', en: 'a falling percentage needs a reason' },
  reason_missing: { 'zh-CN': '没有说明原因', en: 'no reason is given' },
  text_missing: { 'zh-CN': '没有正文', en: 'no words are given' },
  out_of_range: { 'zh-CN': '数值超出范围', en: 'a number is out of range' },
  request_unknown: { 'zh-CN': '没有这项待批申请', en: 'no such request waits' },
  already_asked: { 'zh-CN': '已有同样的申请待批', en: 'asked for already' },
  own_request: { 'zh-CN': '不得审批自己的申请', en: 'nobody decides their own request' },
  deadline_not_later: { 'zh-CN': '新时限不晚于现行时限', en: 'the deadline is not later' },
  deadline_past: { 'zh-CN': '新时限已经过去', en: 'the deadline has gone by' },
  deadline_within_quarter: { 'zh-CN': '结转时限仍在本季', en: 'the deadline lies within the quarter' },
  extensions_used_up: { 'zh-CN': '延期次数已用完', en: 'no extension is left' },
  no_extension_asked: { 'zh-CN': '没有待批的延期申请', en: 'no extension waits' },
  leader_decides: { 'zh-CN': '须由领导小组成员审批', en: 'a leader decides' },
  secretariat_decides: { 'zh-CN': '须由领导小组办公室审批', en: 'the secretariat decides' },
  nothing_changed: { 'zh-CN': '与现状相同', en: 'nothing would change' },
  only_owner_now: { 'zh-CN': '待验收期间只能调整责任人', en: 'only the owner may be changed now' },
  lead_cooperates: { 'zh-CN': '牵头单位不能同时配合', en: 'the lead unit cannot co-operate' },
  only_within_unit: { 'zh-CN': '只能在本单位内转交', en: 'only within the unit' },
  notice_unknown: { 'zh-CN': '没有这份督办单', en: 'no such notice' },
  notice_answered: { 'zh-CN': '督办单已签收或已答复', en: 'the notice is answered' },
};

/** A code that is not known here (of an older history) is told as it stands. */
export function refusalName(code: string, locale: Locale): string {
  return names[code as RefusalCode]?.[locale] ?? code;
}
