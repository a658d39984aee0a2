import type { WorkflowStartOptions } from '@temporalio/client';
import type { Item } from '../../domain/item/item';
import type { KeyTaskStart } from './key-task';
import { keyTaskId, taskQueue } from './names';
import { searchAttributesOf } from './search-attributes';

/** How an item's workflow is started, whoever starts it first: the batch's issue, or a command that came before. */
export type KeyTaskStartOptions = Pick<
  WorkflowStartOptions,
  | 'taskQueue'
  | 'workflowId'
  | 'workflowIdReusePolicy'
  | 'typedSearchAttributes'
  | 'staticSummary'
  | 'workflowTaskTimeout'
> & { readonly args: [KeyTaskStart] };

/**
 * The start options of an item's workflow. `item` is the fold of its ledger, which is all that a workflow needs: one
 * that the engine has lost is begun again from there, and one begun on an item that is final ends at once. A lost
 * workflow task is found after 5 s.
 */
export function keyTaskStartOptions(item: Item): KeyTaskStartOptions {
  return {
    taskQueue,
    workflowId: keyTaskId(item.id),
    args: [{ item }],
    typedSearchAttributes: searchAttributesOf(item),
    staticSummary: [...item.task.replaceAll(/\s+/g, ' ')].slice(0, 100).join(''),
    workflowTaskTimeout: '5s',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  };
}
