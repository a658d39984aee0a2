/** Every workflow of the product: what the worker's bundle is built from. */
export { applyRules } from './apply-rules/workflow';
export { archiveRuns } from './archive/workflow';
export { checkpointRecord } from './checkpoint/workflow';
export { tellConnection } from './connection/workflow';
export { delivery } from './delivery/workflow';
export { morningDigest } from './digest/workflow';
export { issueBatch } from './issue-batch/workflow';
export { keyTask } from './key-task/workflow';
export { closeDueMonths, closeMonth } from './month-close/workflow';
export { reconcile } from './reconcile/workflow';
export { reorganise } from './reorganise/workflow';
export { replayHistories } from './replay-histories/workflow';
