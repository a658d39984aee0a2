import { problem } from '../../problem';

/** So many items one account may judge, or command in bulk, within a minute: ten full pages, more than anybody reads. */
const mostItems = 2_000;
const windowMs = 60_000;

type Spent = { readonly items: number; readonly at: number };
const spent = new Map<string, Spent>();

/**
 * Counts items that an account is about to act on without reading each, in this process: a script that would accept a
 * whole year at once is stopped (429, `too_many_items`) before its request has any effect. What was spent comes back
 * evenly over a minute.
 */
export function keepPace(account: string, items: number, now = performance.now()): void {
  const before = spent.get(account);
  const left = before ? Math.max(0, before.items - ((now - before.at) / windowMs) * mostItems) : 0;
  const over = left + items - mostItems;
  if (over > 0) {
    const seconds = Math.max(1, Math.ceil((over / mostItems) * (windowMs / 1_000)));
    throw problem('too_many_items', { params: { most: mostItems }, headers: { 'Retry-After': String(seconds) } });
  }
  for (const [other, { at }] of spent) if (now - at > windowMs) spent.delete(other);
  spent.set(account, { items: left + items, at: now });
}
