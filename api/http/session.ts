import type { Request as HttpRequest } from 'express';
import type { Role } from '../../domain/people/roles';
import { hasRights, needsStrong } from '../../domain/people/strength';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';
import type { Token } from '../accounts/data';
import { accountOf } from '../accounts/data';
import type { Dependencies } from '../deps';
import { problem } from '../problem';
import { sessionIn } from '../sign-in/cookies';
import { headersFor } from '../sign-in/http/headers';
import { readSession } from '../sign-in/session';
import { sha256 } from './form';
import { bearerOf } from './headers';
import { isReading, requireOwnPage } from './protect';
import type { SignIns } from './sign-ins';

/**
 * Who calls, and the product's time then; by which token or session, of which one is null, and whether two factors were
 * shown.
 */
export type Session = {
  readonly account: Account;
  readonly token: Token | null;
  readonly session: string | null;
  readonly now: number;
  readonly strong: boolean;
};

/**
 * The account behind a request, with its role as it is at this moment: by its token, or else by its session's cookie.
 * Throws 401 where there is none or the token's time is over, 403 where a token may only read, or where its role needs two factors and they were not shown, 429 after too many that nobody has.
 */
export async function sessionOf(request: HttpRequest, deps: Dependencies, signIns: SignIns): Promise<Session> {
  const token = bearerOf(request);
  if (token === null) return byCookie(request, deps, signIns);
  const hash = sha256(token);
  await signIns.refuseGuessing(request, token, hash);
  const found = await accountOf(deps.database, hash, deps.settings.DUBAN_TIMEZONE);
  if (found) signIns.good(hash);
  else await signIns.failed(request, hash);
  if (!found) throw notSignedIn();
  if (found.expired)
    throw problem('token_expired', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
  if (found.token.role === 'read' && !isReading(request)) throw problem('token_reads_only');
  if (!found.strong && needsStrong(found.account.role)) throw problem('second_factor_needed');
  const { account, now, strong } = found;
  return { account, now, strong, token: found.token, session: null };
}

async function byCookie(request: HttpRequest, deps: Dependencies, signIns: SignIns): Promise<Session> {
  const cookie = sessionIn(request.headers.cookie, deps.settings.PUBLIC_URL);
  if (cookie === null) throw notSignedIn();
  requireOwnPage(request, deps.settings);
  const signedIn = await readSession(deps, headersFor(request));
  if (!signedIn) throw notSignedIn();
  signIns.good(sha256(cookie));
  const { account, now, id, strong, factor } = signedIn;
  if (!hasRights(account.role, factor)) throw problem('second_factor_needed');
  return { account, now, token: null, session: id, strong };
}

function notSignedIn() {
  return problem('not_signed_in', { headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** Throws 403 where none of the account's roles is allowed. */
export function requireRole(account: Account, by: readonly Role[] | 'every account'): void {
  if (by !== 'every account' && !rolesOf(account).some((role) => by.includes(role))) throw problem('not_allowed');
}
