import type { Request as HttpRequest } from 'express';
import type { Role } from '../../domain/people/roles';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';
import { accountOf } from '../accounts/data';
import type { Dependencies } from '../deps';
import { problem } from '../problem';
import { sha256 } from './form';
import { bearerOf } from './headers';

/** Who calls, and the product's time then. */
export type Session = { readonly account: Account; readonly now: number };

/** The account behind a request, with its role as it is at this moment. Throws 401 where there is none. */
export async function sessionOf(request: HttpRequest, { database, settings }: Dependencies): Promise<Session> {
  const token = bearerOf(request);
  const found = token && (await accountOf(database, sha256(token), settings.DUBAN_TIMEZONE));
  if (!token || !found) throw problem('not_signed_in', { headers: { 'WWW-Authenticate': 'Bearer' } });
  return found;
}

/** Throws 403 where none of the account's roles is allowed. */
export function requireRole(account: Account, by: readonly Role[] | 'every account'): void {
  if (by !== 'every account' && !rolesOf(account).some((role) => by.includes(role))) throw problem('not_allowed');
}
