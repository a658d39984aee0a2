import type { TokenRow } from './data';
import type { TokenItem } from './schema';

/** A token as a list shows it; `current` is the one that asks. */
export function presentToken(row: TokenRow, current: string | null): TokenItem {
  const { id, name, official, maker, role, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const isExpired = expiresAt !== null && expiresAt.getTime() <= Date.now();
  return {
    ...{ id, name, owner: official, madeBy: maker?.name ?? null, role: role as TokenItem['role'] },
    state: revokedAt ? 'revoked' : isExpired ? 'expired' : 'active',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    current: id === current,
  };
}
