/** The task queue of every workflow and activity of the product. */
export const taskQueue = 'duban';

/** The workflow id of an item: one item, one workflow, for ever. */
export function keyTaskId(task: string): string {
  return `item/${task}`;
}

/** The workflow id of a batch's issue: pressing twice finds the first. */
export function issueBatchId(batch: string): string {
  return `issue/${batch}`;
}

/** The one workflow that empties the outbox. */
export const deliveryId = 'delivery';

/** The schedule of the morning's digest, and the beginning of its workflows' ids: the engine adds the time of each. */
export const morningDigestId = 'digest';
