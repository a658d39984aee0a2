import type { WorkflowStartOptions } from '@temporalio/client';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Change } from '../../domain/changes';
import { isReorganisation } from '../../domain/changes';
import { taskQueue } from './names';

/** The workflow types that carry a change out, item by item. */
export const applyRulesType = 'applyRules';
export const reorganiseType = 'reorganise';

/** What carrying out starts from; all else stands in the change's row. */
export type ChangeStart = {
  readonly change: string;
  /** What the history calls it. */
  readonly title: string;
};

/** How far it is: items concerned (null until they are counted), moved by now, and waiting for their turn. */
export type ChangeProgress = { readonly total: number | null; readonly moved: number; readonly waiting: number };

export const changeProgressQuery = defineQuery<ChangeProgress>('progress');

/** Items may be ready that were waiting: look now rather than after the pause. */
export const goOnSignal = defineSignal('goOn');

/** One workflow for each change: starting it again finds it under way. */
export function changeWorkflowId(change: string): string {
  return `change/${change}`;
}

type Started = Pick<
  WorkflowStartOptions,
  | 'taskQueue'
  | 'workflowId'
  | 'workflowIdConflictPolicy'
  | 'workflowIdReusePolicy'
  | 'staticSummary'
  | 'workflowTaskTimeout'
> & { readonly args: [ChangeStart] };

/** How the workflow of a change is started, whoever does: the request that made the change, or whoever finds it undone. */
export function changeWorkflow(id: string, change: Change): { readonly type: string; readonly options: Started } {
  const title = [...tellChange(change)].slice(0, 60).join('');
  return {
    type: isReorganisation(change) ? reorganiseType : applyRulesType,
    options: {
      taskQueue,
      workflowId: changeWorkflowId(id),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowTaskTimeout: '5s',
      staticSummary: title,
      args: [{ change: id, title }],
    },
  };
}

/** Words for those who read Temporal's own page. */
function tellChange(change: Change): string {
  switch (change.kind) {
    case 'calendar':
      return `按 ${change.year} 年放假安排（第 ${change.version} 版）调整时钟`;
    case 'policy':
      return `按新规则（第 ${change.version} 版）调整在办任务：${change.batches.length} 批`;
    case 'month':
      return `${change.month} 提前月结，报告改计下月`;
    case 'leave':
      return `${change.official.name} 离任，任务移交 ${change.successor.name}`;
    case 'rename':
      return `单位 ${change.unit.code} 更名为 ${change.unit.name}`;
    case 'merge':
      return `${change.unit.name} 并入 ${change.successor.name}`;
    case 'close':
      return `${change.unit.name} 撤销，任务移交 ${change.successor.name}`;
  }
}
