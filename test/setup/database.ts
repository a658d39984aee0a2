import { randomUUID } from 'node:crypto';
import { appUrlOf } from '../../embedded/postgres/open';
import { withClient } from '../../embedded/postgres/roles';
import { appPasswordForTests } from '../../embedded/test-parts';
import { templateName, urlOf } from './template';

/** A database of one test's own, with every migration applied and nothing in it. */
export type FreshDatabase = {
  /** As worker and API connect: role `duban_app`. */
  url: string;
  /** As the owner of the schema, who may do what the app must not. */
  ownerUrl: string;
  /** Removes it, also from under open connections. */
  drop(): Promise<void>;
};

/** Copies the template: milliseconds, where migrating anew would take a second. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('no TEST_DATABASE_URL: this test needs the parts that DUBAN_TEST_PARTS=0 leaves out');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`));
  const ownerUrl = urlOf(server, name);

  return {
    url: appUrlOf(ownerUrl, appPasswordForTests),
    ownerUrl,
    drop: async () => {
      await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};
