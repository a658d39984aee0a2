import type { Dependencies } from '../deps';
import { problem } from '../problem';
import type { SignedIn } from './session';
import { readSession } from './session';

/** What every door stands on. */
export type Doorway = Dependencies;

/** The session of a caller, with or without rights. Throws 401 where there is none. */
export async function requireSession(deps: Doorway, headers: Headers): Promise<SignedIn> {
  const session = await readSession(deps, headers);
  if (!session) throw problem('not_signed_in');
  return session;
}

/** The session of a caller who has shown two factors. Throws 401 or 403. */
export async function requireStrongSession(deps: Doorway, headers: Headers): Promise<SignedIn> {
  const session = await requireSession(deps, headers);
  if (!session.strong) throw problem('second_factor_needed');
  return session;
}
