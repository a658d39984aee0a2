import { dayOf } from '../../domain/clocks/zone';
import type { Policy } from '../../domain/policy';
import type { PolicyFault } from '../../domain/policy-faults';
import { policyFaults, rungsNeverRead, rungsWithoutReader } from '../../domain/policy-faults';
import type { Transaction } from '../../prisma/client';
import { concernedBy, openUnits, readDirectory } from './data';
import { policyProblem } from './wording';

type When = { readonly zone: string; readonly now: number };

/** Throws a 422 with every fault of a policy that new batches are to be issued under. */
export async function requireSound(on: Transaction, policy: Policy, when: When): Promise<void> {
  const directory = await readDirectory(on);
  const someone = directory.officials[0]?.id ?? '';
  const units = await openUnits(on);
  const items = units.map((leadUnit) => ({ owner: someone, leader: null, leadUnit }));
  const reach = { directory, day: dayOf(when.now, when.zone) };
  refuse([...policyFaults(policy), ...rungsNeverRead(policy, items, reach)]);
}

/** Throws a 422 with every fault of policies that the open items of running batches are to be under. */
export async function requireSoundFor(
  on: Transaction,
  policies: ReadonlyMap<string, Policy>,
  when: When,
): Promise<void> {
  const reach = { directory: await readDirectory(on), day: dayOf(when.now, when.zone) };
  const faults = new Map<string, PolicyFault>();
  for (const [batch, policy] of policies) {
    const unread = rungsWithoutReader(policy, await concernedBy(on, [batch]), reach);
    for (const fault of [...policyFaults(policy), ...unread]) faults.set(fault.pointer, fault);
  }
  refuse([...faults.values()]);
}

function refuse(faults: readonly PolicyFault[]): void {
  if (faults.length === 0) return;
  throw policyProblem('policy_at_fault', { errors: faults.map((fault) => ({ in: 'body' as const, ...fault })) });
}
