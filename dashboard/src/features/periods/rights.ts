import type { Role } from '../../../../domain/people/roles';

/** What somebody may do about months and quarters: nothing else is offered. */
export type Rights = {
  /** Whether they see the whole of a period before it is closed. */
  readonly oversee: boolean;
  readonly close: boolean;
  readonly write: boolean;
  readonly adjust: boolean;
  readonly remind: boolean;
  readonly seal: { readonly month: boolean; readonly quarter: boolean };
  readonly carryOver: boolean;
  readonly decide: boolean;
  /** Whether the audit bundle of a period is for them. */
  readonly bundle: boolean;
};

type Somebody = {
  readonly role: Role;
  /** Every role that they act in today, their own and those that they substitute in. */
  readonly roles: readonly Role[];
};

export function rightsOf(somebody: Somebody | undefined): Rights {
  const { role, roles = [] } = somebody ?? {};
  const is = (...wanted: Role[]) => roles.some((one) => wanted.includes(one));
  // Those who check the record act in nobody's stead.
  const acts = role !== 'auditor' && role !== 'administrator';
  return {
    oversee: is('secretariat', 'leader', 'auditor', 'administrator'),
    close: is('secretariat'),
    write: is('secretariat'),
    adjust: is('secretariat'),
    remind: acts && is('secretariat'),
    // A seal is set in one's own name, not in that of somebody who is away.
    seal: { month: role === 'secretariat', quarter: role === 'leader' },
    carryOver: acts && is('secretariat'),
    decide: acts && is('leader'),
    bundle: is('auditor', 'secretariat', 'administrator'),
  };
}
