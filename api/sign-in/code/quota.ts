import type { Database } from '../../../prisma/client';
import { sha256 } from '../../http/form';
import { countTry, forgetTries, hasMark, keepMark, takeBack } from '../data';
import type { Counted } from '../tries';
import { countAll, networkOf } from '../tries';
import type { Browser } from './browser';
import { rememberedMs } from './browser';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * How many codes are mailed to an account. A browser that has signed in as it before has a quota that nobody else can
 * use up; all others share one, and of that each network has a part, so that one alone cannot take it all. Together
 * they bound what a mailbox can be sent.
 */
export const letters = {
  remembered: { quarter: 5, day: 20 },
  others: { quarter: 5, hour: 12, day: 40 },
} as const;

/** How many codes a network may ask for within a quarter of an hour, for whomever. */
const askings = { most: 300, windowMs: 15 * minuteMs } as const;

/**
 * How many tries fail before the answer is 429. A code can be tried only where it was asked for, so there is none by
 * account: whoever tries elsewhere hits nothing, and locks nobody out.
 */
const tries = { most: 10, fromNetwork: 200, windowMs: 15 * minuteMs } as const;

/** Who asks for a code, or tries one. */
export type Asker = {
  readonly email: string;
  readonly account: string;
  readonly network: string;
  readonly browser: Browser;
  /** Whether this account was signed in to on this browser within half a year. */
  readonly remembered: boolean;
};

type Asking = { readonly email: string; readonly address: string; readonly browser: Browser };

/** Looks up whether an account knows a browser: the same work whether there is such an account or not. */
export async function askerFrom(database: Database, { email, address, browser }: Asking): Promise<Asker> {
  const account = sha256(email);
  const who = { email, account, network: networkOf(address), browser };
  return { ...who, remembered: await hasMark(database, markOf(who)) };
}

/** Counts what a network asks for; a remembered browser has its own quota instead. Throws `too_many_tries` (429). */
export async function countAsking(database: Database, { network, remembered }: Asker): Promise<void> {
  if (!remembered) await countAll(database, [{ key: `ask:address:${network}`, ...askings }]);
}

/** Whether a code may still be mailed; the narrowest count first, so that what it stops uses up no wider one. */
export async function mayBeMailed(database: Database, asker: Asker): Promise<boolean> {
  for (const { key, most, windowMs } of quotaOf(asker))
    if ((await countTry(database, key, windowMs)).count > most) return false;
  return true;
}

function quotaOf({ account, network, browser, remembered }: Asker): Counted[] {
  const quarter = { windowMs: 15 * minuteMs };
  const [hour, day] = [{ windowMs: hourMs }, { windowMs: 24 * hourMs }];
  const { remembered: own, others } = letters;
  return remembered
    ? [
        { key: `ask:own:${account}:${browser.hash}`, most: own.quarter, ...quarter },
        { key: `ask:own-day:${account}:${browser.hash}`, most: own.day, ...day },
      ]
    : [
        { key: `ask:network:${account}:${network}`, most: others.quarter, ...quarter },
        { key: `ask:hour:${account}`, most: others.hour, ...hour },
        { key: `ask:day:${account}`, most: others.day, ...day },
      ];
}

/**
 * Counts a try before it is made, by account and browser (by network where the browser never asked); what comes from no
 * remembered browser, by network as a whole besides.
 * Throws `too_many_tries` (429), alike for accounts that there are and that there are not. Answers what a success is
 * to be told with.
 */
export async function beginCodeTry(database: Database, asker: Asker): Promise<() => Promise<void>> {
  const { account, browser, network, remembered } = asker;
  const { most, fromNetwork, windowMs } = tries;
  const pair = `code:pair:${account}:${browser.isNew ? network : browser.hash}`;
  const wide = `code:address:${network}`;
  const counted = remembered ? [] : [{ key: wide, most: fromNetwork, windowMs }];
  await countAll(database, [{ key: pair, most, windowMs }, ...counted]);
  return async () => {
    await forgetTries(database, [pair]);
    if (!remembered) await takeBack(database, [wide]);
  };
}

/** From now on an account knows this browser. */
export function rememberBrowser(database: Database, asker: Asker): Promise<void> {
  return keepMark(database, markOf(asker), rememberedMs);
}

function markOf({ account, browser }: Pick<Asker, 'account' | 'browser'>): string {
  return `known:${account}:${browser.hash}`;
}
