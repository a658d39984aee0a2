import type { Worded } from '../../domain/locale';
import type { Role } from '../../domain/people/roles';
import { problemsOf } from '../problem';
import type { ProblemKind } from '../wording';

const problems = {
  open_items: {
    status: 409,
    'zh-CN': '{name} 名下还有 {count} 项在办任务（见 items），请指明接任人（successor）。',
    en: '{name} still has {count} open items (see items); name a successor.',
  },
  successor_unknown: {
    status: 422,
    'zh-CN': '没有使用该邮箱的在任人员，不能接任：{value}。',
    en: 'Nobody in office has the address {value}, so they cannot take over.',
  },
  successor_same: { status: 422, 'zh-CN': '不能由本人或本单位接替自己。', en: 'Nobody takes over from themselves.' },
  successor_not_leader: {
    status: 422,
    'zh-CN': '{name} 是 {count} 项任务的责任领导，接任人应为领导小组成员。',
    en: '{name} leads {count} items, so a successor must be a leader.',
  },
  left_already: { status: 409, 'zh-CN': '{name} 已离任。', en: '{name} has left already.' },
  leave_in_future: {
    status: 422,
    'zh-CN': '离任时间不能晚于现在；请在离任当日办理。',
    en: 'The time of leaving lies ahead; please do this when it has come.',
  },
  last_of_role: {
    status: 409,
    'zh-CN': '{name} 是最后一名{role}，请先设置他人。',
    en: '{name} is the last {role}; appoint another first.',
  },
  secretariat_needed: {
    status: 403,
    'zh-CN': '此变更涉及 {count} 项在办任务，须由领导小组办公室办理。',
    en: 'This changes {count} open items, which only the secretariat may do.',
  },
  unit_unknown: { status: 422, 'zh-CN': '没有代码为“{value}”的单位。', en: 'There is no unit {value}.' },
  unit_name_taken: {
    status: 409,
    'zh-CN': '“{name}”已是在用单位 {code} 的名称或代码，重名后《推进表》无法按名称识别单位，请另取名称。',
    en: '“{name}” is the name or code of the open unit {code} already; tables could not tell the two apart. Choose another.',
  },
  successor_below: {
    status: 409,
    'zh-CN': '“{successor}”是“{name}”的下属单位，不能由其承接；请先通过名录导入调整其上级单位。',
    en: '{successor} lies below {name} and cannot take over from it; move it in the tree first, by an import.',
  },
  root_stays: {
    status: 409,
    'zh-CN': '“{name}”是最上级的领导小组，升级催办最终报送至此，不能并入或改由“{successor}”承接。',
    en: '{name} is the leading group at the root, where escalations end; {successor} cannot take over from it.',
  },
  unit_closed: { status: 409, 'zh-CN': '单位“{name}”已撤销。', en: 'The unit {name} is closed.' },
} as const satisfies Record<string, ProblemKind>;

/** Said beside a change that has been made. */
export const severalHeads = {
  'zh-CN': '“{name}”现有 {count} 名主要负责人：{people}；请确认由谁负责，并更新名录。',
  en: '{name} has {count} heads now: {people}; settle who it is, and update the directory.',
} as const satisfies Worded;

export const organisationProblem = problemsOf(problems);

export const roleWords: Readonly<Record<Role, Worded>> = {
  secretariat: { 'zh-CN': '领导小组办公室人员', en: 'member of the secretariat' },
  official: { 'zh-CN': '责任人', en: 'official' },
  unit_head: { 'zh-CN': '单位主要负责人', en: 'unit head' },
  leader: { 'zh-CN': '领导小组成员', en: 'leader' },
  auditor: { 'zh-CN': '审计人员', en: 'auditor' },
  administrator: { 'zh-CN': '管理员', en: 'administrator' },
};
