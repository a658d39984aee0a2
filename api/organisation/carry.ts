import type { z } from 'zod';
import type { Transaction } from '../../prisma/client';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';
import type { changeAnswer } from '../changes/schema';
import { settle } from '../changes/settle';
import type { Kept, Repeatable } from '../idempotency/once';
import { once } from '../idempotency/once';
import type { Answer } from '../route';
import { organisationProblem } from './wording';

/** What a change of the organisation answers about itself, and the change of items that comes with it. */
export type Made<About> = { readonly about: About; readonly change: string | null };

type WithChange<About> = About & { change: z.input<typeof changeAnswer> | null };

/** Changes the directory in one transaction, once for each Idempotency-Key, and has the items follow. */
export async function carried<About extends Readonly<Record<string, Kept | null>>>(
  request: Repeatable,
  effect: (on: Transaction) => Promise<Made<About>>,
): Promise<Answer<WithChange<About>>> {
  const kept = await once(request, 200, effect, { timeoutMs: 30_000 });
  // The kept refusal of an earlier, equal request is a problem's own body.
  if ((kept.status ?? 200) >= 400) return kept as unknown as Answer<WithChange<About>>;
  const { about, change } = kept.body;
  const settled = change === null ? null : await settle(request.deps, change);
  return { status: settled?.status ?? 200, body: { ...about, change: settled?.change ?? null } };
}

/**
 * An administrator keeps the directory and does nobody's work on items (domain.md, "Who"): where items have to follow,
 * the secretariat changes it, and each item's history names the person.
 */
export function mayMoveItems(account: Account): boolean {
  return rolesOf(account).includes('secretariat');
}

export function requireSecretariat(account: Account, count: number): void {
  if (count > 0 && !mayMoveItems(account)) throw organisationProblem('secretariat_needed', { params: { count } });
}
