import type { Month } from '../domain/clocks/reporting';
import { ownCutOff } from '../domain/clocks/reporting';
import { policyOf } from '../domain/policy';
import { createChange } from './changes';
import type { Transaction } from './client';
import { openStates } from './open-items';
import { organisationPolicy } from './policies';

/** A month that is being closed up to an instant, epoch milliseconds, by an account; null where the schedule does it. */
export type MonthClosing = {
  readonly month: Month;
  readonly cutOff: number;
  readonly by: string | null;
  readonly zone: string;
};

/** The change that ends a month for its items. */
export function monthChangeId(month: Month): string {
  return `month-${month}`;
}

/**
 * Has a month end for its items where it is closed before its own cut-off under a policy that some of them run under:
 * what is missing is wanted no more, and the rest of the month counts to the next (domain.md, "Month close", 4). To be
 * called in the transaction that closes it; whoever resumes changes carries it out. Answers the change's id; null
 * where no item's clocks can move. The schedule closes at the organisation's own cut-off and makes none.
 */
export async function monthChange(on: Transaction, { month, cutOff, by, zone }: MonthClosing): Promise<string | null> {
  if (by === null || cutOff >= (await latestCutOff(on, month, zone))) return null;
  const id = monthChangeId(month);
  if (await on.change.findUnique({ where: { id }, select: { id: true } })) return id;
  const person = await on.official.findUniqueOrThrow({ where: { id: by }, select: { id: true, name: true } });
  await createChange(on, id, { kind: 'month', month, cutOff }, person);
  return id;
}

/** When the month would end last, of all policies that the organisation and its open items run under. */
async function latestCutOff(on: Transaction, month: Month, zone: string): Promise<number> {
  const running = await on.$queryRaw<{ policy: unknown }[]>`
    SELECT DISTINCT jsonb_strip_nulls(
        jsonb_build_object('monthCutoff', coalesce(p.policy, b.issued_under) -> 'monthCutoff')) AS policy
    FROM (SELECT DISTINCT batch_id, policy_version FROM task WHERE state = ANY(${openStates}::text[])) AS t
      JOIN batch b ON b.id = t.batch_id LEFT JOIN policy_version p ON p.version = t.policy_version`;
  const { own } = await organisationPolicy(on);
  const policies = [policyOf(own), ...running.map(({ policy }) => policyOf(policy))];
  return Math.max(...policies.map((policy) => ownCutOff(month, { policy, zone })));
}
