import type { Factor } from '../../domain/people/strength';
import { isStrong, lifetimeOf } from '../../domain/people/strength';
import type { Account } from '../accounts/account';
import { accountById } from '../accounts/data';
import type { Dependencies } from '../deps';
import { sessionCookie } from './cookies';
import { endSession, touchSession } from './sessions/data';

/** Who is signed in with a cookie, and how. */
export type SignedIn = {
  readonly id: string;
  readonly factor: Factor;
  readonly strong: boolean;
  readonly since: Date;
  /** When it ends at the latest. */
  readonly until: Date;
  readonly account: Account;
  readonly now: number;
};

/** A session counts as used once a minute; writing it down with each request would cost more than it tells. */
const usedEveryMs = 60_000;

/**
 * The session that a request's cookie names, with the account's role as it is at this moment; null where there is none,
 * where it has run out or was idle too long, and where its account has left: then it is ended for good.
 */
export async function readSession(deps: Dependencies, headers: Headers): Promise<SignedIn | null> {
  const { database, settings, signIn } = deps;
  const auth = await signIn.auth();
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { id, createdAt, updatedAt, expiresAt } = found.session;
  const factor = found.session.factor as Factor;
  const idle = Date.now() - updatedAt.getTime();
  const known = await accountById(database, found.user.id, isStrong(factor), settings.DUBAN_TIMEZONE);
  if (!known || idle > lifetimeOf(factor).idleMs) {
    await endSession(database, id);
    return null;
  }
  if (idle > usedEveryMs) await touchSession(database, id);
  return { id, factor, strong: isStrong(factor), since: createdAt, until: expiresAt, ...known };
}

/** The session that cookies which are about to be handed out open; null where they open none. */
export async function sessionHanded(deps: Dependencies, cookies: readonly string[]): Promise<SignedIn | null> {
  const name = `${sessionCookie(deps.settings.PUBLIC_URL)}=`;
  const handed = cookies.find((cookie) => cookie.startsWith(name))?.split(';', 1)[0];
  return handed === undefined || handed === name ? null : readSession(deps, new Headers({ cookie: handed }));
}
