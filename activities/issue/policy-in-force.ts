import type { Policy } from '../../domain/policy';
import type { Transaction } from '../../prisma/client';
import { keysOf, organisationPolicy, wholePolicy } from '../../prisma/policies';

/**
 * The whole policy that a batch is issued under: the rules' defaults, what the organisation has set, and what the
 * batch has of its own, in this order. All were validated when they came in.
 */
export async function policyInForce(database: Transaction, own: unknown): Promise<Policy> {
  return wholePolicy((await organisationPolicy(database)).own, keysOf(own));
}
