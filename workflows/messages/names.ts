/** The task queue of every workflow and activity of the product. */
export const taskQueue = 'duban';

/** The workflow id of an item: one item, one workflow, for ever. */
export function keyTaskId(task: string): string {
  return `item/${task}`;
}

/** The item whose workflow an id names; null where it is another workflow's. */
export function taskOf(workflowId: string): string | null {
  return /^item\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(workflowId)?.[1] ?? null;
}

/** The workflow id of a batch's issue: pressing twice finds the first. */
export function issueBatchId(batch: string): string {
  return `issue/${batch}`;
}

/** The one workflow that empties the outbox. */
export const deliveryId = 'delivery';

/** The schedule of the morning's digest, and the beginning of its workflows' ids: the engine adds the time of each. */
export const morningDigestId = 'digest';
