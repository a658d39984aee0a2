import type { Relation } from './people/roles';

/** One rung of the ladder: how long past the deadline, who is told, and what comes with it. */
export type Rung = {
  /** ISO 8601; days are working days, smaller parts elapsed time. */
  readonly after: string;
  readonly to: readonly Relation[];
  /** Whether a numbered supervision notice (督办单) goes with it. */
  readonly notice?: boolean | undefined;
  /** Working days within which the notice is answered. */
  readonly answerWithin?: string | undefined;
  /** Whether the item is listed in the period's bulletin (通报). */
  readonly bulletin?: boolean | undefined;
};

/** Everything in the rules that a secretariat may change, per organisation or per batch (contract.md, "A policy"). */
export type Policy = {
  readonly remindBefore: readonly string[];
  /** Local time of day, `HH:mm`, at which what is counted in days goes out. */
  readonly remindAt: string;
  readonly signWithin: string;
  readonly reportDueDay: number;
  readonly reportRemindBefore: readonly string[];
  readonly yellowBefore: string;
  readonly escalation: readonly Rung[];
  readonly extensionsMax: number;
  readonly digest: boolean;
  readonly monthCutoff: string;
};

/** The rules' own defaults (domain.md, "Clocks"). */
export const defaultPolicy: Policy = {
  remindBefore: ['P14D', 'P7D', 'P3D', 'P1D', 'P0D'],
  remindAt: '09:00',
  signWithin: 'P2D',
  reportDueDay: 25,
  reportRemindBefore: ['P5D', 'P1D', 'P0D'],
  yellowBefore: 'P7D',
  escalation: [
    { after: 'P0D', to: ['owner', 'unit_head'] },
    { after: 'P3D', to: ['leader', 'secretariat'], notice: true, answerWithin: 'P3D' },
    { after: 'P7D', to: ['leading_group'], bulletin: true },
  ],
  extensionsMax: 2,
  digest: true,
  monthCutoff: 'last-day',
};

/**
 * The whole policy that comes of policies as stored, the more particular later: the organisation's, then a batch's own,
 * or the one that a batch was issued under. Each was validated when it came in; keys left out are the rules' own.
 */
export function policyOf(...stored: readonly unknown[]): Policy {
  let policy = defaultPolicy;
  for (const own of stored) policy = { ...policy, ...keysOf(own) };
  return policy;
}

/** A stored policy; every one was validated when it came in. */
export function keysOf(stored: unknown): Partial<Policy> {
  return typeof stored === 'object' && stored !== null ? stored : {};
}
