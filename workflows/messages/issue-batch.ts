import { defineQuery } from '@temporalio/workflow';
import type { Person } from '../../domain/people/roles';

/** The workflow type that issues a batch. */
export const issueBatchType = 'issueBatch';

/** `at` is when the person pressed, epoch milliseconds. */
export type IssueBatchStart = { readonly batch: string; readonly by: Person; readonly at: number };

/** How far an issue is; `total` is null until the items stand in the database. */
export type IssueProgress = { readonly total: number | null; readonly started: number };

export const issueProgressQuery = defineQuery<IssueProgress>('progress');
