import type { Hour } from '../../domain/letters/mornings';
import { hoursOf } from '../../domain/letters/mornings';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { openStates } from '../../prisma/open-items';
import { policyInForce } from '../issue/policy-in-force';

/** The organisation's own hour, and all at which digests go out. */
export type Hours = { readonly organisation: Hour; readonly all: readonly Hour[] };

/** The hours of the organisation's policy and of the policies that open items run under. */
export async function hoursInForce(database: Database): Promise<Hours> {
  const { remindAt: organisation } = await policyInForce(database, {});
  const running = await database.$queryRaw<{ hour: Hour | null }[]>`
    SELECT DISTINCT coalesce(p.policy, b.issued_under) ->> 'remindAt' AS hour
    FROM (SELECT DISTINCT batch_id, policy_version FROM task WHERE state = ANY(${[...openStates]})) AS t
      JOIN batch b ON b.id = t.batch_id LEFT JOIN policy_version p ON p.version = t.policy_version`;
  return {
    organisation,
    all: hoursOf(
      organisation,
      running.map(({ hour }) => hour ?? defaultPolicy.remindAt),
    ),
  };
}
