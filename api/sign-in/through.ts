import type { ProblemError } from '../problem';
import { problem } from '../problem';

/** What the library answered, and what it has the browser keep. */
export type Said<T> = { readonly said: T; readonly cookies: readonly string[] };

/**
 * Asks the library, and puts its refusals into the product's own words: as `otherwise`, whatever they are, so that no
 * answer tells more than another. A failure that is no refusal is thrown on.
 */
export async function through<T>(
  asked: () => Promise<{ readonly headers: Headers; readonly response: T }>,
  otherwise: () => ProblemError = () => problem('sign_in_refused'),
): Promise<Said<T>> {
  try {
    const { headers, response } = await asked();
    return { said: response, cookies: headers.getSetCookie() };
  } catch (error) {
    const { isAPIError } = await import('better-auth/api');
    if (!isAPIError(error) || (error.statusCode >= 500 && !isUnproven(error.body?.code))) throw error;
    if (error.statusCode === 429) throw problem('too_many_tries', { headers: { 'Retry-After': '900' } });
    throw otherwise();
  }
}

/** A passkey that does not prove itself is a failure of the server's to the library. */
function isUnproven(code: unknown): boolean {
  return code === 'FAILED_TO_VERIFY_REGISTRATION';
}
