import type { Client } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import type { IssueBatchStart } from '../../workflows/messages/issue-batch';
import { beating } from './beating';
import { commitBatch } from './commit-batch';
import { startItems } from './start-items';

/** What issuing does its work with. */
export type IssueDependencies = Days & {
  readonly database: Database;
  readonly client: Client;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
  /** Called after items were issued, so that connections tell of it at once. */
  readonly happened: () => void;
};

/** The steps of an issue; each may be repeated, and finds what it has done. */
export function createIssueActivities({ database, client, zone, calendars, nudge, happened }: IssueDependencies) {
  return {
    async commitBatch(start: IssueBatchStart): Promise<{ total: number }> {
      const committed = await beating(() => commitBatch(database, { zone, calendars }, start));
      nudge();
      happened();
      return committed;
    },
    startItems(batch: string): Promise<{ started: number }> {
      return beating(() => startItems(database, client, batch));
    },
    async finishIssue(batch: string): Promise<void> {
      await database.batch.updateMany({ where: { id: batch, state: 'issuing' }, data: { state: 'issued' } });
    },
  };
}

export type IssueActivities = ReturnType<typeof createIssueActivities>;
