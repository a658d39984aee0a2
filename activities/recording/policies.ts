import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { Database } from '../../prisma/client';

/** The policy that a batch was issued under. */
export type Policies = (batch: string) => Promise<Policy>;

/** Reads each batch's policy once: it does not change while its items are under way. */
export function createPolicies(database: Database): Policies {
  const known = new Map<string, Policy>();

  return async (batch) => {
    const policy = known.get(batch) ?? (await issuedUnder(database, batch));
    known.set(batch, policy);
    return policy;
  };
}

async function issuedUnder(database: Database, batch: string): Promise<Policy> {
  const found = await database.batch.findUniqueOrThrow({ where: { id: batch }, select: { issuedUnder: true } });
  return policyOf(found.issuedUnder);
}
