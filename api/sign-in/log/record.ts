import type { Arrival } from '../../access-log/record';
import { endPrinted } from '../../accounts/bootstrap/data';
import type { Dependencies } from '../../deps';
import { problemFrom } from '../../http/failure';
import { problem } from '../../problem';
import { readSession, sessionHanded } from '../session';
import { findByAddress } from '../ways/data';
import type { SignInTry } from './data';
import { writeSignIn } from './data';

type Who = SignInTry['account'];

/**
 * Who knocks, as far as can be known beforehand: whose address was given, or else whose session the cookie is. What was
 * typed in is kept of nobody: people type passwords into the wrong field.
 */
export async function whoKnocks(
  deps: Dependencies,
  headers: Headers,
  body: { readonly email?: unknown },
): Promise<Who> {
  if (typeof body.email === 'string') return findByAddress(deps.database, body.email);
  const session = headers.has('cookie') ? await readSession(deps, headers) : null;
  return session?.account ?? null;
}

/**
 * Whom the cookies that are about to be handed out let in; null where they let in nobody yet. The tokens that starts have
 * printed, where logs may keep them, end with the first administrator who comes in by two factors.
 */
export async function letIn(deps: Dependencies, cookies: readonly string[]): Promise<Who> {
  const session = await sessionHanded(deps, cookies);
  if (session?.strong && session.account.role === 'administrator') await endPrinted(deps.database);
  return session?.account ?? null;
}

/**
 * Writes down what came of a knock before it is answered. Throws `access_not_recorded` (503) where that cannot be: then
 * no cookie is handed out, and nobody learns whether a guess was right.
 */
export async function recordSignIn(
  { database, log }: Dependencies,
  door: string,
  { id, address, forwarded }: Arrival,
  account: Who,
  outcome: string,
): Promise<void> {
  try {
    await writeSignIn(database, { id, door, account, outcome, address, forwarded });
  } catch (cause) {
    log.error({ err: cause }, 'a sign-in could not be written down');
    throw problem('access_not_recorded', { headers: { 'Retry-After': '3' } }, { cause });
  }
}

/** What a failure is called in the log. */
export function outcomeOf(failure: unknown): string {
  return problemFrom(failure, '').code;
}
