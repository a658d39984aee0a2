import type { Role } from '../../domain/people/roles';

/** A person for whom an account may act: themselves, or whoever has named them substitute (B角) and is away today. */
export type Principal = { readonly id: string; readonly role: Role; readonly unit: string };

/** Who calls. */
export type Account = Principal & {
  readonly name: string;
  readonly email: string;
  readonly substitutesFor: readonly Principal[];
};

/**
 * Every role in which an account may call a route: its own and those it substitutes for; mail and rights go to both
 * (domain.md, "Who"). An administrator's rights over accounts are not handed on, and an auditor takes on nobody's: an
 * auditor changes nothing.
 */
export function rolesOf(account: Account): Role[] {
  if (account.role === 'auditor') return ['auditor'];
  return [account.role, ...account.substitutesFor.map(({ role }) => role).filter((role) => role !== 'administrator')];
}
