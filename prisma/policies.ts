import type { Policy } from '../domain/policy';
import { defaultPolicy } from '../domain/policy';
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

/** A whole policy: the rules' defaults, what the organisation has set, and what a batch has of its own, in this order. */
export function wholePolicy(...own: readonly Partial<Policy>[]): Policy {
  return Object.assign({}, defaultPolicy, ...own);
}

/** The policy that a running batch's items are under at a version; 0 is the one that it was issued under. */
export async function batchPolicy(database: Transaction, batch: string, version: number): Promise<Policy> {
  if (version === 0) {
    const { issuedUnder } = await database.batch.findUniqueOrThrow({
      where: { id: batch },
      select: { issuedUnder: true },
    });
    return wholePolicy(keysOf(issuedUnder));
  }
  return wholePolicy(keysOf((await database.policyVersion.findUniqueOrThrow({ where: { version } })).policy));
}

/** A stored policy; every one was validated when it came in. */
export function keysOf(value: unknown): Partial<Policy> {
  return typeof value === 'object' && value !== null ? value : {};
}
