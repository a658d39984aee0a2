import { ipKeyGenerator } from 'express-rate-limit';
import type { Database } from '../../prisma/client';
import { sha256 } from '../http/form';
import { problem } from '../problem';
import { countTry, forgetTries, takeBack } from './data';

/** What is tried; each is counted by itself. */
export type Tried = 'code' | 'password' | 'invitation' | 'token' | 'totp' | 'passkey';

const minuteMs = 60_000;

/**
 * How many tries fail in a window before the answer is 429: by one address at one account, at one account from
 * anywhere, and by one address. A whole office may stand behind one address, and nobody should be able to lock somebody
 * out from elsewhere, so the widest limits are the loosest; all stay far under what guessing takes.
 */
const limits = {
  pair: { most: 10, windowMs: 15 * minuteMs },
  account: { most: 100, windowMs: 60 * minuteMs },
  address: { most: 200, windowMs: 15 * minuteMs },
} as const;

/** How often a code may be asked for: for one account, beyond which none is mailed, and by one address. */
export const asking = {
  account: { most: 5, windowMs: 15 * minuteMs },
  address: { most: 300, windowMs: 15 * minuteMs },
} as const;

/** Whoever tries: the account that they name (empty where none is named), and the network address. */
export type Trier = { readonly account: string; readonly address: string };

/**
 * Counts a try before it is made, so that tries at one moment cannot overtake the count. Throws `too_many_tries` (429)
 * beyond a limit, alike for accounts that there are and that there are not. Answers what a success is to be told with.
 */
export async function beginTry(database: Database, what: Tried, trier: Trier): Promise<() => Promise<void>> {
  const { pair, account, address } = keysOf(what, trier);
  const asked = [
    { key: pair, ...limits.pair },
    { key: account, ...limits.account },
    { key: address, ...limits.address },
  ].flatMap(({ key, ...limit }) => (key === null ? [] : [{ key, ...limit }]));
  for (const { key, most, windowMs } of asked) {
    const { count, until } = await countTry(database, key, windowMs);
    if (count > most) throw tooMany(until);
  }
  return async () => {
    if (pair) await forgetTries(database, [pair]);
    await takeBack(
      database,
      [account, address].flatMap((key) => key ?? []),
    );
  };
}

/** Counts what an address asks for. Throws `too_many_tries` (429). */
export async function countAsking(database: Database, address: string): Promise<void> {
  const { most, windowMs } = asking.address;
  const { count, until } = await countTry(database, `ask:address:${networkOf(address)}`, windowMs);
  if (count > most) throw tooMany(until);
}

/** Whether a code may still be mailed to an account. */
export async function mayBeMailed(database: Database, email: string): Promise<boolean> {
  const { most, windowMs } = asking.account;
  return (await countTry(database, `ask:account:${sha256(email)}`, windowMs)).count <= most;
}

/** Whether something is used for the first time within a while: a code of an authenticator is good once. */
export async function isFirstUse(database: Database, what: string, windowMs: number): Promise<boolean> {
  return (await countTry(database, `used:${sha256(what)}`, windowMs)).count === 1;
}

function keysOf(what: Tried, trier: Trier) {
  const network = networkOf(trier.address);
  const account = trier.account === '' ? null : sha256(trier.account);
  return {
    pair: account && `${what}:pair:${account}:${network}`,
    account: account && `${what}:account:${account}`,
    address: `${what}:address:${network}`,
  };
}

/** An IPv6 caller has a whole network of addresses, which counts as one. */
function networkOf(address: string): string {
  return ipKeyGenerator(address);
}

function tooMany(until: Date) {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000));
  return problem('too_many_tries', { headers: { 'Retry-After': String(seconds) } });
}
