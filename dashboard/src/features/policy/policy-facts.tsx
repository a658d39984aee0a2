import type { Policy } from '../../../../domain/policy';
import { Facts } from '../../components/facts';
import { usePolicyLines } from './policy-lines';

/** A policy in words. */
export function PolicyFacts({ policy }: { readonly policy: Policy }) {
  return <Facts facts={usePolicyLines(policy).map(({ label, value }) => [label, value] as const)} />;
}
