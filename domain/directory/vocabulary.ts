import type { Locale } from '../locale';
import type { Role, UnitKind } from '../people/roles';
import { roles, unitKinds } from '../people/roles';
import { headingKey } from '../table/headings';

/** What offices call each role (domain.md, "Who"). */
const roleNames: Readonly<Record<Role, string>> = {
  secretariat: '领导小组办公室 办公室 秘书处 督办员',
  official: '责任人 经办人 工作人员 联络员',
  unit_head: '单位主要负责人 主要负责人 单位负责人 负责人',
  leader: '领导小组成员 领导 领导小组领导',
  auditor: '审计 审计员 审计人员',
  administrator: '管理员 系统管理员',
};

const kindNames: Readonly<Record<UnitKind, string>> = {
  'leading-group': '领导小组',
  department: '部门 机关 市级部门 单位',
  county: '县市区 县区 县 区 市辖区 区县',
  park: '园区 开发区',
  township: '乡镇街道 乡镇 街道 乡 镇 镇街',
  community: '社区/村 社区村 社区 村 村社区 村居',
  campus: '校区 高校 学校 院校',
  enterprise: '企业 公司 集团',
};

const localeNames: Readonly<Record<Locale, string>> = { 'zh-CN': '中文 简体中文 zh', en: '英文 英语 english' };

export const roleNamed = lookup(roles, roleNames);
export const kindNamed = lookup(unitKinds, kindNames);
export const localeNamed = lookup(Object.keys(localeNames) as Locale[], localeNames);

/** Whether an official is in office: 是 or 在职, 否 or 离职. */
export const activeNamed = (written: string): boolean | undefined => {
  const key = headingKey(written);
  if (['是', '在职', '启用', 'true', 'yes', '1'].includes(key)) return true;
  return ['否', '离职', '调离', '停用', 'false', 'no', '0'].includes(key) ? false : undefined;
};

function lookup<T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) {
  const byKey = new Map(
    values.flatMap((value) => [value, ...names[value].split(' ')].map((name) => [headingKey(name), value] as const)),
  );
  const inEnglish = new Map(values.map((value) => [value.replaceAll(/[-_]/g, '').toLowerCase(), value] as const));
  return (written: string): T | undefined =>
    byKey.get(headingKey(written)) ?? inEnglish.get(headingKey(written).replaceAll(/[-_]/g, ''));
}
