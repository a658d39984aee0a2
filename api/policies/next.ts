import type { z } from 'zod';
import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { Transaction } from '../../prisma/client';
import type { StoredBatchPolicy } from './data';
import { readBatch, readOrganisation, runningBatches } from './data';
import type { organisationBody } from './schema';

/** The keys of a policy in a body. A body is JSON, which knows no undefined: a key is there or it is not. */
export function keysGiven(body: z.output<typeof organisationBody>): Partial<Policy> {
  const { note, applyTo, preview, ...own } = body;
  return own as Partial<Policy>;
}

/** What a running batch comes under when the organisation's keys change for running batches: those, and its own. */
export async function policiesOfRunning(on: Transaction, own: Partial<Policy>): Promise<Map<string, Policy>> {
  const policies = new Map<string, Policy>();
  for (const id of await runningBatches(on)) {
    const batch = await readBatch(on, id);
    if (batch) policies.set(id, policyOf(own, batch.own));
  }
  return policies;
}

/**
 * What a batch comes under when its own keys are set: for a draft the organisation's and these; a running one keeps
 * what it runs under, but for these, and for keys that are its own no more, which become the organisation's again.
 */
export async function nextPolicy(on: Transaction, batch: StoredBatchPolicy, own: Partial<Policy>): Promise<Policy> {
  const organisation = policyOf((await readOrganisation(on)).own);
  if (batch.state === 'draft') return policyOf(organisation, own);
  const given = Object.keys(own);
  const released = Object.keys(batch.own).filter((key) => !given.includes(key)) as (keyof Policy)[];
  return policyOf(batch.policy, Object.fromEntries(released.map((key) => [key, organisation[key]])), own);
}

/** Whether two policies say the same, in whatever order they say it. */
export function saysTheSame(one: Partial<Policy>, other: Partial<Policy>): boolean {
  const told = (policy: Partial<Policy>) => JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)));
  return told(one) === told(other);
}
