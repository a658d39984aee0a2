import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';

/**
 * Whether an account reads as an auditor: what it asks is written down, and its reads run where nothing can be changed.
 * Whoever stands in for an auditor sees all that the auditor does, and is held to the same.
 */
export function readsAsAuditor(account: Account): boolean {
  return rolesOf(account).includes('auditor');
}
