import { randomBytes } from 'node:crypto';
import type { Database } from '../../prisma/client';
import { sha256 } from '../http/form';
import { admitFirst, registerGiven } from './bootstrap/data';

/**
 * Sees to it that somebody can begin. A token given in the settings is registered at every start. Without one, a token
 * of the first administrator is made and returned, to be shown once; every start makes another until one of them has
 * been used, since a start that died before it was shown must lock nobody out. Null where there is nothing to show.
 */
export async function prepareAdministrator(database: Database, given: string | undefined): Promise<string | null> {
  if (given !== undefined) {
    await registerGiven(database, sha256(given));
    return null;
  }
  const token = `duban_${randomBytes(32).toString('base64url')}`;
  return (await admitFirst(database, sha256(token))) ? token : null;
}
