import { randomBytes } from 'node:crypto';
import type { Database } from '../../prisma/client';
import { sha256 } from '../http/form';
import { admitFirst, register } from './bootstrap/data';

/** What the environment names: the operator's own token, and one that the start prints itself, once all is in place. */
export type Named = { readonly given?: string | undefined; readonly printed?: string | undefined };

/** A token to be shown once, and whether the operator's own opens nothing, since it was revoked. */
export type Prepared = { readonly show: string | null; readonly givenIsRevoked: boolean };

/**
 * Sees to it that somebody can begin. A token that the environment names is registered at every start, unless it was revoked.
 * Without one, a token of the first administrator is made, to be shown once; every start makes another until one of them
 * has been used, since a start that died before it was shown must lock nobody out.
 */
export async function prepareAdministrator(database: Database, { given, printed }: Named): Promise<Prepared> {
  if (printed !== undefined) await register(database, sha256(printed), 'printed');
  const isGood = given === undefined || (await register(database, sha256(given), 'given'));
  if (given !== undefined || printed !== undefined) return { show: null, givenIsRevoked: !isGood };
  const token = `duban_${randomBytes(32).toString('base64url')}`;
  return { show: (await admitFirst(database, sha256(token))) ? token : null, givenIsRevoked: false };
}
