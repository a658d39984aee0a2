import { Client } from 'pg';
import { postgresConnection } from '../../servers/postgres';

/** With this role worker and API connect; it owns nothing, so that what the ledger forbids holds for them. */
export const appRole = 'duban_app';

/** In this role auditors' reads run: it may read and nothing else, nor connect by itself. */
const auditorRole = 'duban_auditor';

/**
 * Makes the roles that worker and API use, before the migrations, which grant to them.
 * @param ownerUrl of any database of the cluster, as superuser.
 */
export const ensureRoles = async (ownerUrl: string, password: string): Promise<void> => {
  await withClient(ownerUrl, async (client) => {
    const secret = client.escapeLiteral(password);
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
    await client.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${appRole} LOGIN PASSWORD ${secret}`);
    const auditor = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [auditorRole]);
    if (auditor.rowCount === 0) await client.query(`CREATE ROLE ${auditorRole} NOLOGIN`);
    // To be changed into, and not inherited: what it may read is no concern of the app's own connections.
    await client.query(`GRANT ${auditorRole} TO ${appRole} WITH INHERIT FALSE`);
  });
};

/** Makes a database where it is missing; whoever may connect is said by grants, not by default. */
export const ensureDatabase = async (ownerUrl: string, name: string): Promise<void> => {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
};

/** Runs one piece of work on a connection of its own. */
export const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ ...postgresConnection(url), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a server that ends under us; the work's own failure is what counts
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
