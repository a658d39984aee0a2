import { withClient } from '../../embedded/postgres/roles';
import { applyMigrations } from '../../prisma/migrate';

/** The database that every fresh one is a copy of; nobody stays connected to it, or it could not be copied. */
export const templateName = 'duban_template';

/** Makes it and brings it to this version. */
export const makeTemplate = async (superuserUrl: string): Promise<void> => {
  await withClient(superuserUrl, (client) => client.query(`CREATE DATABASE ${templateName}`));
  await applyMigrations(urlOf(superuserUrl, templateName));
};

/** The same server, another database. */
export const urlOf = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;

  return url.href;
};
