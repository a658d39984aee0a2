import type { Policy } from '../../domain/policy';
import type { OwnPolicy } from '../batches/policy-schema';
import type { SetPolicy, StoredBatchPolicy, StoredVersion } from './data';

export function presentSet({ version, note, setBy, setAt }: SetPolicy) {
  return { version, note, setBy, setAt: setAt?.toISOString() ?? null };
}

/** A policy as the schema has it; its lists are copied, since it may be the defaults' own. */
export function presentPolicy(policy: Partial<Policy>): OwnPolicy {
  return structuredClone(policy) as OwnPolicy;
}

export function presentBatchPolicy(stored: StoredBatchPolicy) {
  const { id, state, policy, own, running, organisation } = stored;
  return {
    ...presentSet(stored),
    batch: id,
    organisation,
    state: state as 'draft' | 'issuing' | 'issued',
    policy: presentPolicy(policy),
    own: presentPolicy(own),
    running: [...running],
  };
}

export function presentVersion(version: StoredVersion) {
  return { ...presentSet(version), policy: presentPolicy(version.policy) };
}

export function presentBatchVersion(version: StoredVersion) {
  return { ...presentVersion(version), organisation: version.organisation };
}

export function etagOf({ version }: Pick<SetPolicy, 'version'>): Readonly<Record<string, string>> {
  return { ETag: `"${version}"` };
}
