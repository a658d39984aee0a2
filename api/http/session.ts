import type { Request as HttpRequest } from 'express';
import type { Role } from '../../domain/people/roles';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';
import { accountOf } from '../accounts/data';
import type { Dependencies } from '../deps';
import { problem } from '../problem';
import { sha256 } from './form';
import { bearerOf } from './headers';
import type { SignIns } from './sign-ins';

/** Who calls, by which token, and the product's time then. */
export type Session = {
  readonly account: Account;
  readonly token: { readonly id: string; readonly name: string } | null;
  readonly now: number;
};

/** The account behind a request, with its role as it is at this moment. Throws 401 where there is none, 429 after too many. */
export async function sessionOf(
  request: HttpRequest,
  { database, settings }: Dependencies,
  signIns: SignIns,
): Promise<Session> {
  const token = bearerOf(request);
  if (token === null) throw notSignedIn();
  const hash = sha256(token);
  await signIns.refuseGuessing(request, hash);
  const found = await accountOf(database, hash, settings.DUBAN_TIMEZONE);
  if (found) signIns.good(hash);
  else await signIns.failed(request, hash);
  if (!found) throw notSignedIn();
  return found;
}

function notSignedIn() {
  return problem('not_signed_in', { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Throws 403 where none of the account's roles is allowed. */
export function requireRole(account: Account, by: readonly Role[] | 'every account'): void {
  if (by !== 'every account' && !rolesOf(account).some((role) => by.includes(role))) throw problem('not_allowed');
}
