import { Client, Connection } from '@temporalio/client';
import type { Item } from '../../domain/item/item';
import type { Life } from '../api/support/life';
import { acceptance, openLife, report, submission } from '../api/support/life';
import { addOfficial } from '../api/support/place';

/** An office at work with an auditor, and the engine behind it. */
export type Audited = Life & {
  readonly client: Client;
  /** Calls as the auditor. */
  audit<Body>(path: string): Promise<{ status: number; body: Body }>;
  /** An item from its issue to its acceptance. */
  accepted(): Promise<Item>;
};

export async function openAudited(): Promise<Audited> {
  const life = await openLife();
  const connection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
  const client = new Client({ connection, namespace: life.http.temporal.namespace });
  const auditor = await addOfficial(life.database, 'auditor', 'auditor', 'OFFICE');
  return {
    ...life,
    client,
    async audit<Body>(path: string) {
      const { status, body } = await life.http.call(auditor, 'GET', path);
      return { status, body: body as unknown as Body };
    },
    async accepted() {
      const item = await life.issue();
      await life.done(item, 'owner', 'sign');
      await life.done(item, 'owner', 'report', report);
      await life.done(item, 'owner', 'submit', submission(item));
      await life.done(item, 'reviewer', 'accept', acceptance(item));
      return item;
    },
    async close() {
      await connection.close();
      await life.close();
    },
  };
}
