import type { Capacity } from '../../domain/people/roles';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';

/** How far an account sees and stands; the one description that lists, single reads and commands go by. */
export type Scope = {
  /** Secretariat, leaders, auditors and administrators see every item. */
  readonly everything: boolean;
  /** Whose items count as theirs: their own, and those of whom they substitute for today. */
  readonly owners: readonly string[];
  /** Units that they stand for as an official or head of exactly that unit. */
  readonly units: readonly string[];
  /** Units whose head they are, or that lie below one. */
  readonly headed: readonly string[];
};

/** What of an item decides who may do what. */
export type Placed = { readonly ownerId: string; readonly leadUnitCode: string; readonly coUnits: readonly string[] };

const overseers: ReadonlySet<string> = new Set(['secretariat', 'leader', 'auditor', 'administrator']);

/** The units whose head an account is, itself or as a substitute. */
export function unitsHeadedBy(account: Account): string[] {
  return [account, ...account.substitutesFor].filter(({ role }) => role === 'unit_head').map(({ unit }) => unit);
}

/** `headed`: the units of {@link unitsHeadedBy}, with all those below them. */
export function scopeOf(account: Account, headed: readonly string[]): Scope {
  const own = account.role === 'official' ? [account.unit] : [];
  return {
    everything: rolesOf(account).some((role) => overseers.has(role)),
    owners: [account.id, ...account.substitutesFor.map(({ id }) => id)],
    units: [...own, ...unitsHeadedBy(account)],
    headed,
  };
}

/**
 * What a person is to an item: the grounds on which commands may be allowed them (domain.md, "Who"). An auditor changes
 * nothing and an administrator does nobody's work, even where a table names them.
 */
export function capacitiesOn(item: Placed, account: Account, scope: Scope): Capacity[] {
  if (account.role === 'auditor' || account.role === 'administrator') return [];
  const roles = rolesOf(account);
  const held: Record<Capacity, boolean> = {
    owner: item.ownerId === account.id,
    substitute: item.ownerId !== account.id && scope.owners.includes(item.ownerId),
    unit_head: scope.headed.includes(item.leadUnitCode),
    co_unit: item.coUnits.some((unit) => scope.units.includes(unit)),
    secretariat: roles.includes('secretariat'),
    leader: roles.includes('leader'),
  };
  return (Object.keys(held) as Capacity[]).filter((capacity) => held[capacity]);
}
