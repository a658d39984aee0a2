import { halfIn } from '../cookies';
import { findHalf } from '../data';
import type { Doorway } from '../doorway';
import { readSession } from '../session';

/**
 * Whose app's code a browser is to show: the account that its session is of, or that it has shown the password of within ten
 * minutes. Null where it has done neither.
 */
export async function halfSignedIn(deps: Doorway, headers: Headers): Promise<string | null> {
  const session = await readSession(deps, headers);
  if (session) return session.account.id;
  const half = halfIn(headers.get('cookie') ?? undefined, deps.settings.PUBLIC_URL);
  return half && findHalf(deps.database, half);
}
