import type { Policy } from '../../domain/policy';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';

/** The policy that a batch was issued under. */
export type Policies = (batch: string) => Promise<Policy>;

/** Reads each batch's policy once: it does not change while its items are under way. */
export function createPolicies(database: Database): Policies {
  const known = new Map<string, Policy>();

  return async (batch) => {
    const policy = known.get(batch) ?? (await policyOf(database, batch));
    known.set(batch, policy);
    return policy;
  };
}

async function policyOf(database: Database, batch: string): Promise<Policy> {
  const found = await database.batch.findUniqueOrThrow({ where: { id: batch }, select: { issuedUnder: true } });
  return { ...defaultPolicy, ...(found.issuedUnder as Partial<Policy> | null) };
}
