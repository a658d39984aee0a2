import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { sha256 } from '../../http/form';
import type { Settings } from '../../settings';
import { browserCookie, browserIn, browserSeconds } from '../cookies';

/** The browser that asks for a code, told from others by a name that only it has. */
export type Browser = {
  /** As codes and counts are kept under it: the name itself is nowhere but in the browser. */
  readonly hash: string;
  /** Whether it came without a name: it has asked for nothing yet. */
  readonly isNew: boolean;
  /** What has it keep its name, for half a year from now. */
  readonly cookie: string;
};

/** The browser that a request comes from; one that has no name yet is given one, which nobody can guess. */
export function browserOf(headers: Headers, { PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): Browser {
  const had = browserIn(headers.get('cookie') ?? undefined, PUBLIC_URL);
  const name = had ?? randomBytes(32).toString('base64url');
  return { hash: sha256(name), isNew: had === null, cookie: browserCookie(PUBLIC_URL, name) };
}

/** For how long a browser is remembered by those who signed in on it, milliseconds. */
export const rememberedMs = browserSeconds * 1_000;

const atHand = new AsyncLocalStorage<string>();

/** Has the library make or try codes of one browser alone: those that were asked for elsewhere are not there. */
export function amongCodesOf<T>({ hash }: Browser, work: () => Promise<T>): Promise<T> {
  return atHand.run(hash, work);
}

/**
 * The name that the library keeps a code under (its `storeIdentifier`): that of the account with the browser that asked,
 * so that no other can try it or use it up. Throws outside {@link amongCodesOf}: a code without a browser is never made.
 */
export async function keptUnder(identifier: string): Promise<string> {
  const browser = atHand.getStore();
  if (browser === undefined) throw new Error('a code belongs to the browser that asks for it');
  return `${identifier} ${browser}`;
}
