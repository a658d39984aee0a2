import type { RulesVersion } from '../../domain/item/item';
import type { Policy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { batchPolicy } from '../../prisma/policies';

/** The policies of batches: each as it was issued under (version 0), and as it was changed since. */
export type Policies = {
  /** The policy that an item runs under. */
  of(item: { readonly batch: string; readonly rules: RulesVersion }): Promise<Policy>;
  /** The newest version of a batch's policy, and the policy. */
  newest(batch: string): Promise<{ readonly version: number; readonly policy: Policy }>;
};

/** Reads each version of a policy once: a version never changes. */
export function createPolicies(database: Database): Policies {
  const known = new Map<string, Policy>();

  async function of(batch: string, version: number): Promise<Policy> {
    const key = `${batch}/${version}`;
    const policy = known.get(key) ?? (await batchPolicy(database, batch, version));
    known.set(key, policy);
    return policy;
  }

  return {
    of: ({ batch, rules }) => of(batch, rules.policy),
    async newest(batch) {
      const last = await database.policyVersion.findFirst({ where: { batchId: batch }, orderBy: { version: 'desc' } });
      const version = last?.version ?? 0;
      return { version, policy: await of(batch, version) };
    },
  };
}
