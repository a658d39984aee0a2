import { progressNames } from './progress-columns';
import type { Field } from './row';
import { fields } from './row';
import { compact } from './text';

/** What a column is for; `ignored` ones are usual in such tables and hold nothing that is taken. */
export type ColumnUse = Field | 'number' | 'units' | 'ignored';

/** The heading that stands for a field where the table itself has none. */
export const usualHeadings: Readonly<Record<Field, string>> = {
  task: '重点任务',
  content: '工作内容',
  category: '类别',
  standards: '质量标准',
  leadUnit: '牵头单位',
  coUnits: '配合单位',
  leader: '责任领导',
  leaderAddress: '责任领导邮箱',
  owner: '责任人',
  ownerAddress: '责任人邮箱',
  deadline: '完成时限',
  milestones: '阶段目标',
  weight: '权重',
  tags: '标签',
};

/** The other names that offices give these columns. `units` is 责任单位, which leads or co-operates (domain.md). */
const names: Readonly<Record<ColumnUse, string>> = {
  task: '重点任务 任务名称 任务 工作任务 重点工作 重点工作任务 主要任务 具体任务 督办事项 督查事项 工作事项 事项 事项名称 项目名称 目标任务 重点事项 任务事项 重点任务名称 task',
  content:
    '工作内容 工作举措 具体举措 主要举措 推进举措 工作措施 主要内容 任务内容 具体内容 推进措施 落实措施 具体措施 内容 举措 content',
  category: '类别 领域 分类 任务类别 类型 工作领域 板块 工作类别 所属领域 category',
  standards:
    '质量标准 质量要求 工作标准 验收标准 完成标准 目标标准 考核标准 销号标准 办结标准 目标要求 工作目标 标准 standards standard',
  leadUnit: '牵头单位 主办单位 牵头部门 主责单位 主办部门 牵头责任单位 责任牵头单位 承办单位 主责部门 leadunit',
  coUnits: '配合单位 协办单位 协同单位 参与单位 配合部门 协办部门 协同部门 参与部门 配合责任单位 counits',
  units: '责任单位 责任部门',
  leader: '责任领导 分管领导 牵头领导 包抓领导 挂点领导 市级领导 领导小组成员 牵头市领导 leader',
  leaderAddress: '责任领导邮箱 领导邮箱 分管领导邮箱 牵头领导邮箱 leaderemail',
  owner: '责任人 责任人姓名 具体责任人 直接责任人 承办人 经办人 落实人 负责人 责任人员 责任同志 owner',
  ownerAddress:
    '责任人邮箱 邮箱 联系邮箱 电子邮箱 电子邮件 责任人电子邮箱 责任人联系邮箱 邮箱地址 邮件地址 email e-mail owneremail',
  deadline:
    '完成时限 完成时间 完成期限 时限 期限 办结时限 办结时间 截止时间 截止日期 时限要求 时间要求 完成日期 时间节点 deadline due',
  milestones: '阶段目标 阶段性目标 里程碑 节点目标 milestones',
  weight: '权重 分值 weight',
  tags: '标签 tags',
  number: '序号 编号 号 no no.',
  ignored: ['说明 联系电话 电话 手机 联系方式', ...Object.values(progressNames)].join(' '),
};

const uses: ReadonlyMap<string, ColumnUse> = new Map(
  (Object.keys(names) as ColumnUse[]).flatMap((use) => names[use].split(' ').map((name) => [name, use] as const)),
);

const traditional = '責單領導類別務質準標牽頭時間內郵箱註備項號稱舉實點權';
const simplified = '责单领导类别务质准标牵头时间内邮箱注备项号称举实点权';

/** A heading without what offices decorate it with: spaces, line breaks, 〔brackets〕, a star, a colon. */
export function headingKey(heading: string): string {
  return [...compact(heading)]
    .map((character) => simplified[traditional.indexOf(character)] ?? character)
    .join('')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '')
    .replace(/[*:、。]/gu, '')
    .toLowerCase();
}

/** What a column of this heading is for; undefined where the heading is not known. */
export function useOf(heading: string): ColumnUse | undefined {
  return uses.get(headingKey(heading));
}

export function isField(name: string): name is Field {
  return (fields as readonly string[]).includes(name);
}
