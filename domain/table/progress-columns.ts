import type { Worded } from '../locale';

/** What a table tells of its items once they are under way; such columns hold nothing that is taken at import. */
export const progressColumns = [
  'state',
  'light',
  'percent',
  'done',
  'effect',
  'deadlineNow',
  'ownerNow',
  'remark',
] as const;
export type ProgressColumn = (typeof progressColumns)[number];

/** The heading that each has where the table itself has none for it. */
export const progressHeadings: Readonly<Record<ProgressColumn, Worded>> = {
  state: { 'zh-CN': '状态', en: 'State' },
  light: { 'zh-CN': '亮灯', en: 'Light' },
  percent: { 'zh-CN': '完成进度', en: 'Percent' },
  done: { 'zh-CN': '进展情况', en: 'Progress' },
  effect: { 'zh-CN': '取得成效', en: 'Effect' },
  deadlineNow: { 'zh-CN': '现完成时限', en: 'Deadline now' },
  ownerNow: { 'zh-CN': '现责任人', en: 'Owner now' },
  remark: { 'zh-CN': '备注', en: 'Remarks' },
};

/** Every name that offices give these columns, as headings are compared: without spaces and in small letters. */
export const progressNames: Readonly<Record<ProgressColumn, string>> = {
  state: '状态 任务状态 当前状态 办理状态 state status',
  light: '亮灯 亮灯情况 亮灯状态 灯色 light',
  percent: '完成进度 完成比例 完成率 完成百分比 进度 percent',
  done: '进展情况 工作进展 工作进展情况 推进情况 完成情况 目前进展 最新进展 progress',
  effect: '取得成效 工作成效 成效 effect',
  deadlineNow: '现完成时限 现定时限 调整后时限 调整后完成时限 deadlinenow',
  ownerNow: '现责任人 ownernow',
  remark: '备注 remark remarks',
};
