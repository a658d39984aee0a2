import { ipKeyGenerator } from 'express-rate-limit';
import type { Database } from '../../prisma/client';
import { sha256 } from '../http/form';
import type { ProblemError } from '../problem';
import { problem } from '../problem';
import { countTry, forgetTries, takeBack } from './data';

/**
 * What is guessed at; each is counted by itself. Mailed codes have a count of their own (code/quota.ts), and a passkey's
 * signature has none: nobody guesses it, and a count would be there for strangers to use up.
 */
export type Tried = 'password' | 'totp';

/** Secrets of 50 bits and more, which no number of tries finds. */
export type Secret = 'invitation' | 'token';

const minuteMs = 60_000;

/**
 * How many tries fail in a window before the answer is 429: by one address at one account, at one account from
 * anywhere, and by one address. A whole office may stand behind one address, and nobody should be able to lock somebody
 * out from elsewhere, so the widest limits are the loosest; all stay far under what guessing takes. From anywhere, and by
 * address whoever is tried, only passwords are counted, which people choose: the codes of an app can be tried only by who
 * is half signed in, so that their account is known.
 */
const limits = {
  pair: { most: 10, windowMs: 15 * minuteMs },
  account: { most: 100, windowMs: 60 * minuteMs },
  address: { most: 200, windowMs: 15 * minuteMs },
} as const;

/**
 * Whoever tries: the account that they name or are half signed in to, the network address, and what only this account's
 * holder has: the hash of a browser that it was signed in to on before, or the session that they try in. That is
 * counted by itself: what strangers try elsewhere, or from its own network, does not keep it out.
 */
export type Trier = { readonly account: string; readonly address: string; readonly own?: string };

/**
 * Counts a try before it is made, so that tries at one moment cannot overtake the count. Throws `too_many_tries` (429)
 * beyond a limit, alike for accounts that there are and that there are not. Answers what a success is to be told with.
 */
export async function beginTry(database: Database, what: Tried, trier: Trier): Promise<() => Promise<void>> {
  const { pair, account, address } = keysOf(what, trier);
  const wide = [
    ...(account ? [{ key: account, ...limits.account }] : []),
    ...(address ? [{ key: address, ...limits.address }] : []),
  ];
  await countAll(database, [{ key: pair, ...limits.pair }, ...wide]);
  return async () => {
    await forgetTries(database, [pair]);
    await takeBack(
      database,
      wide.map(({ key }) => key),
    );
  };
}

/**
 * Counts a secret that was wrong, after it was looked up, so that no stranger's tries keep a good one of the same network
 * out. Answers what is to be thrown: `sign_in_refused` (401), or `too_many_tries` (429) beyond the limit by address.
 */
export async function wrongSecret(database: Database, what: Secret, address: string): Promise<ProblemError> {
  const { most, windowMs } = limits.address;
  const { count, until } = await countTry(database, `${what}:address:${networkOf(address)}`, windowMs);
  return count > most ? tooMany(until) : problem('sign_in_refused');
}

/** So many of what a key names within a window, milliseconds. */
export type Counted = { readonly key: string; readonly most: number; readonly windowMs: number };

/** Counts each in turn. Throws `too_many_tries` (429) at the first that is beyond its limit; the others are not counted then. */
export async function countAll(database: Database, counted: readonly Counted[]): Promise<void> {
  for (const { key, most, windowMs } of counted) {
    const { count, until } = await countTry(database, key, windowMs);
    if (count > most) throw tooMany(until);
  }
}

/** Whether something is used for the first time within a while: a code of an authenticator is good once. */
export async function isFirstUse(database: Database, what: string, windowMs: number): Promise<boolean> {
  return (await countTry(database, `used:${sha256(what)}`, windowMs)).count === 1;
}

function keysOf(what: Tried, trier: Trier) {
  const network = networkOf(trier.address);
  const account = sha256(trier.account);
  if (trier.own) return { pair: `${what}:own:${account}:${trier.own}`, account: null, address: null };
  return {
    pair: `${what}:pair:${account}:${network}`,
    account: what === 'password' ? `${what}:account:${account}` : null,
    address: what === 'password' ? `${what}:address:${network}` : null,
  };
}

/** An IPv6 caller has a whole network of addresses, which counts as one. */
export function networkOf(address: string): string {
  return ipKeyGenerator(address);
}

function tooMany(until: Date) {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000));
  return problem('too_many_tries', { headers: { 'Retry-After': String(seconds) } });
}
