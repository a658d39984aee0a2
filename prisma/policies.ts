import type { Policy } from '../domain/policy';
import { keysOf, policyOf } from '../domain/policy';
import type { Transaction } from './client';

/** What the organisation has set of its policy; version 0 is what it had before versions were kept. */
export type OwnPolicy = { readonly version: number; readonly own: Partial<Policy> };

/** The newest version of the organisation's own keys. */
export async function organisationPolicy(database: Transaction): Promise<OwnPolicy> {
  const last = await database.policyVersion.findFirst({ where: { batchId: null }, orderBy: { version: 'desc' } });
  if (last) return { version: last.version, own: keysOf(last.policy) };
  const setting = await database.setting.findUnique({ where: { key: 'policy' } });
  return { version: 0, own: keysOf(setting?.value) };
}

/** A policy, and the organisation's version that it came from; null where that was not kept yet. */
export type SourcedPolicy = { readonly policy: Policy; readonly organisation: number | null };

/** The policy that a running batch's items are under at a version; 0 is the one that it was issued under. */
export async function sourcedPolicy(database: Transaction, batch: string, version: number): Promise<SourcedPolicy> {
  if (version === 0) {
    const { issuedUnder, issuedUnderVersion } = await database.batch.findUniqueOrThrow({
      where: { id: batch },
      select: { issuedUnder: true, issuedUnderVersion: true },
    });
    return { policy: policyOf(issuedUnder), organisation: issuedUnderVersion };
  }
  const { policy, organisationVersion } = await database.policyVersion.findUniqueOrThrow({ where: { version } });
  return { policy: policyOf(policy), organisation: organisationVersion };
}

/** The same without where it came from. */
export async function batchPolicy(database: Transaction, batch: string, version: number): Promise<Policy> {
  return (await sourcedPolicy(database, batch, version)).policy;
}
