import type { Role } from '../../domain/people/roles';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';

/** Whose letters are looked at: everybody's, or one person's own. */
export type MailReader = { readonly own: string | null };

const overseers: ReadonlySet<Role> = new Set<Role>(['secretariat', 'auditor', 'administrator']);

/** Secretariat, auditors and administrators see what became of every letter; everybody else sees their own. */
export function mailReaderOf(account: Account): MailReader {
  return { own: rolesOf(account).some((role) => overseers.has(role)) ? null : account.id };
}
