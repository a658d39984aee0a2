import { dayOf } from '../../domain/clocks/zone';
import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { PolicyFault } from '../../domain/policy-faults';
import { policyFaults, rungsNeverRead, rungsWithoutReader } from '../../domain/policy-faults';
import type { Transaction } from '../../prisma/client';
import type { Dependencies } from '../deps';
import { concernedBy, openUnits, readDirectory, readOrganisation } from './data';
import { policyProblem } from './wording';

type When = { readonly zone: string; readonly now: number };

/** The day on which a request is held against the directory. */
export function whenOf({ deps, now }: { readonly deps: Dependencies; readonly now: number }): When {
  return { zone: deps.settings.DUBAN_TIMEZONE, now };
}

/** Throws a 422 with every fault of a policy that batches are to be issued under; `under` is where it stands in the body. */
export async function requireSound(on: Transaction, policy: Policy, when: When, under = ''): Promise<void> {
  const directory = await readDirectory(on);
  const someone = directory.officials[0]?.id ?? '';
  const units = await openUnits(on);
  const items = units.map((leadUnit) => ({ owner: someone, leader: null, leadUnit }));
  const reach = { directory, day: dayOf(when.now, when.zone) };
  refuse([...policyFaults(policy), ...rungsNeverRead(policy, items, reach)], under);
}

/** The same of the keys that a new draft has of its own. */
export async function requireSoundDraft(on: Transaction, own: Partial<Policy>, when: When): Promise<void> {
  return requireSound(on, policyOf((await readOrganisation(on)).own, own), when, '/policy');
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

function refuse(faults: readonly PolicyFault[], under = ''): void {
  if (faults.length === 0) return;
  const errors = faults.map((fault) => ({ in: 'body' as const, ...fault, pointer: `${under}${fault.pointer}` }));
  throw policyProblem('policy_at_fault', { errors });
}
