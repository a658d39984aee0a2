import { hasRights } from '../../../domain/people/strength';
import { problem } from '../../problem';
import type { SignedIn } from '../session';
import type { Ways } from './data';

/** For how long a password that was just set may set up the second factor by itself. */
const enrolWithinMs = 24 * 3_600_000;

/**
 * Whether a new way to sign in may be set up in a session: in a strong one; or right after an invitation set the
 * password, as long as there is no second factor yet. A mailed code alone never leads to more than it opens itself, and
 * a password that somebody has learned does not either.
 */
export function mayEnrol({ strong, factor }: Pick<SignedIn, 'strong' | 'factor'>, ways: Ways): boolean {
  if (strong) return true;
  const fresh = ways.passwordAt !== null && Date.now() - ways.passwordAt.getTime() < enrolWithinMs;
  return factor === 'password' && !ways.app && ways.passkeys === 0 && fresh;
}

/** Throws `enrolment_closed` (403) where {@link mayEnrol} says no. */
export function requireMayEnrol(session: Pick<SignedIn, 'strong' | 'factor'>, ways: Ways): void {
  if (!mayEnrol(session, ways)) throw problem('enrolment_closed');
}

/** What is still to be done before a session has any rights. */
export function nextFor(
  session: Pick<SignedIn, 'strong' | 'factor' | 'account'>,
  ways: Ways,
): 'totp' | 'passkey' | 'enrol' | null {
  if (hasRights(session.account.role, session.factor)) return null;
  if (ways.app) return 'totp';
  return ways.passkeys > 0 ? 'passkey' : 'enrol';
}
