import { randomBytes } from 'node:crypto';
import type { Database } from '../../prisma/client';
import { sha256 } from '../http/form';
import { ensureAdministrator, registerToken } from './bootstrap/data';

/**
 * Sees to it that somebody can begin: where no administrator is in office, makes one. A token given in the settings is
 * registered at every start; without one, a new administrator's token is made and returned, to be shown once.
 */
export async function prepareAdministrator(database: Database, given: string | undefined): Promise<string | null> {
  const { id, isNew } = await ensureAdministrator(database);
  if (given !== undefined) await registerToken(database, id, sha256(given));
  if (given !== undefined || !isNew) return null;
  const token = `duban_${randomBytes(32).toString('base64url')}`;
  await registerToken(database, id, sha256(token));
  return token;
}
