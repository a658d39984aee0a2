import { randomUUID } from 'node:crypto';
import { withClient } from '../../embedded/postgres/roles';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { urlOf } from '../setup/template';

/** A copy of a record, to be tampered with. */
export type Copy = {
  readonly database: Database;
  /** As the programs connect. */
  readonly url: string;
  /** Runs SQL as the superuser, with every trigger and foreign key put aside. */
  tamper(sql: string): Promise<void>;
  drop(): Promise<void>;
};

/** Leaves a record as it is before its first checkpoint. */
export const withoutCheckpoints = `DELETE FROM checkpoint_signature; DELETE FROM checkpoint;
  DELETE FROM witness WHERE source = 'checkpoint'`;

/** Copies a whole database; whoever is connected to it is shown out. */
export async function copyOf({ ownerUrl, url }: FreshDatabase): Promise<Copy> {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const original = new URL(ownerUrl).pathname.slice(1);
  const name = `copy_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, async (client) => {
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [original]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${original}`);
  });
  const database = openDatabase(urlOf(url, name), { connections: 2 });
  return {
    database,
    url: urlOf(url, name),
    tamper: (sql) =>
      withClient(urlOf(server, name), async (client) => {
        await client.query(`SET session_replication_role = replica; ${sql}`);
      }),
    async drop() {
      await database.$disconnect();
      await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
