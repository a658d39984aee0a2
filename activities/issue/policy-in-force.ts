import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { Transaction } from '../../prisma/client';
import { organisationPolicy } from '../../prisma/policies';

/**
 * The whole policy that a batch is issued under: what the organisation has set, and what the batch has of its own.
 */
export async function policyInForce(database: Transaction, own: unknown): Promise<Policy> {
  return policyOf((await organisationPolicy(database)).own, own);
}
