import type { Change } from '../../domain/changes';

import { WorkCalendar } from '../../domain/clocks/calendar';
import type { Concerned, Directory } from '../../domain/people/directory';
import type { Role } from '../../domain/people/roles';
import type { Policy } from '../../domain/policy';
import { keysOf, policyOf } from '../../domain/policy';
import { lastNotice, noticesInForce } from '../../prisma/calendars';
import type { Transaction } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import { openStates } from '../../prisma/open-items';
import type { OwnPolicy } from '../../prisma/policies';
import { organisationPolicy, sourcedPolicy } from '../../prisma/policies';
import type { Asking } from '../changes/moves/agreed';
import type { Preview } from '../changes/moves/data';
import { previewMoves } from '../changes/moves/data';

/** A policy as it was set at a version; nobody has set what came with the product. */
export type SetPolicy = {
  readonly version: number;
  readonly note: string;
  readonly setBy: string | null;
  readonly setAt: Date | null;
};

const unset: SetPolicy = { version: 0, note: '', setBy: null, setAt: null };

/** Policies are set one after the other, so that each is held against the one that stands. */
const policyLock = 4_455_006;

export async function lockPolicies(on: Transaction): Promise<void> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(${policyLock})`;
}

/** What the organisation has set, and when. */
export async function readOrganisation(on: Transaction): Promise<OwnPolicy & SetPolicy> {
  const { version, own } = await organisationPolicy(on);
  return { ...(await aboutVersion(on, version)), own };
}

/** A batch's policy: the whole of it, the keys that are its own, and under which version how many open items run. */
export type StoredBatchPolicy = SetPolicy & {
  readonly id: string;
  readonly state: string;
  readonly policy: Policy;
  readonly own: Partial<Policy>;
  readonly running: readonly { readonly version: number; readonly items: number }[];
  /** The organisation's version that it came from; null where that was not kept yet. */
  readonly organisation: number | null;
};

/** Null where there is no such batch. A draft has the policy that it would be issued under now. */
export async function readBatch(on: Transaction, id: string): Promise<StoredBatchPolicy | null> {
  const batch = await on.batch.findUnique({ where: { id }, select: { state: true, policy: true } });
  if (!batch) return null;
  const own = keysOf(batch.policy);
  const about = { id, state: batch.state, own, running: await runningUnder(on, id) };
  if (batch.state === 'draft') {
    const organisation = await organisationPolicy(on);
    return { ...unset, ...about, organisation: organisation.version, policy: policyOf(organisation.own, own) };
  }
  const last = await on.policyVersion.findFirst({ where: { batchId: id }, orderBy: { version: 'desc' } });
  const version = last?.version ?? 0;
  return { ...(await aboutVersion(on, version)), ...about, ...(await sourcedPolicy(on, id, version)) };
}

async function aboutVersion(on: Transaction, version: number): Promise<SetPolicy> {
  if (version === 0) return unset;
  return on.policyVersion.findUniqueOrThrow({
    where: { version },
    select: { version: true, note: true, setBy: true, setAt: true },
  });
}

async function runningUnder(on: Transaction, batchId: string) {
  const groups = await on.task.groupBy({
    by: ['policyVersion'],
    where: { batchId, state: { in: openStates } },
    _count: true,
    orderBy: { policyVersion: 'asc' },
  });
  return groups.map(({ policyVersion, _count }) => ({ version: policyVersion, items: _count }));
}

/** Batches with items that are not over. */
export async function runningBatches(on: Transaction): Promise<string[]> {
  const batches = await on.batch.findMany({
    where: { state: { not: 'draft' }, tasks: { some: { state: { in: openStates } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return batches.map(({ id }) => id);
}

export type NewVersion = {
  /** Null for the organisation's own keys. */
  readonly batch: string | null;
  readonly policy: Partial<Policy>;
  /** Of a batch's version, the organisation's that it came from. */
  readonly organisation: number | null;
  readonly note: string;
  readonly by: string;
};

export async function storeVersion(
  on: Transaction,
  { batch, policy, organisation, note, by }: NewVersion,
): Promise<number> {
  const [row] = await on.$queryRaw<{ version: number }[]>`
    INSERT INTO policy_version (batch_id, policy, organisation_version, note, set_by, set_at)
    VALUES (${batch}::uuid, ${JSON.stringify(policy)}::jsonb, ${organisation}::int, ${note}, ${by}::uuid, duban_now()) RETURNING version`;
  if (!row) throw new Error('the policy was not stored');
  return row.version;
}

/** Sets the keys that are a batch's own. A draft is issued under them. */
export async function setOwn(on: Transaction, id: string, own: Partial<Policy>): Promise<void> {
  await on.batch.update({ where: { id }, data: { policy: own } });
}

/** Keeps a batch from being issued meanwhile. */
export async function lockForPolicy(on: Transaction, id: string): Promise<void> {
  await on.$executeRaw`SELECT 1 FROM batch WHERE id = ${id}::uuid FOR UPDATE`;
}

export type StoredVersion = SetPolicy & {
  readonly policy: Partial<Policy>;
  readonly organisation: number | null;
};

/** A page of versions, the newest first, and one more where there is one. */
export async function listVersions(
  on: Transaction,
  batchId: string | null,
  { below, limit }: { readonly below: number | undefined; readonly limit: number },
): Promise<StoredVersion[]> {
  const rows = await on.policyVersion.findMany({
    where: { batchId, ...(below !== undefined && { version: { lt: below } }) },
    orderBy: { version: 'desc' },
    take: limit + 1,
  });
  return rows.map(({ policy, organisationVersion, ...row }) => ({
    ...row,
    organisation: organisationVersion,
    policy: keysOf(policy),
  }));
}

/** The change that puts running items under a version. */
export function changeOf({ version }: Extract<Change, { kind: 'policy' }>): string {
  return `policy-${version}`;
}

/** New policies that are asked for, and the versions in force of what they change. */
export type PolicyAsked = {
  /** What each running batch's items would run under. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly versions: readonly number[];
  /** The keys that are set. */
  readonly asked: Partial<Policy>;
};

/** How a preview looks at items: at what time, and from which one on how many it shows. */
export type Looking = {
  readonly zone: string;
  readonly at: number;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** What new policies would move in running batches, and what they were held against. */
export async function previewPolicies(
  on: Transaction,
  { policies, versions, asked }: PolicyAsked,
  { zone, at, after, limit }: Looking,
): Promise<{ preview: Preview; asking: Asking }> {
  const rules = {
    calendar: new WorkCalendar(await noticesInForce(on)),
    zone,
    closed: await readCutOffs(on),
  };
  const preview = await previewMoves(on, {
    ...{ at, after, limit },
    batches: [...policies.keys()],
    ruling: ({ batch }, policy) => ({
      before: { ...rules, policy },
      after: { ...rules, policy: policies.get(batch) ?? policy },
    }),
  });
  const keys = Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1));
  return { preview, asking: { asked: keys, versions: [...versions, await lastNotice(on)] } };
}

/** Everybody in office, with units and substitutes, to see whom a rung would reach. */
export async function readDirectory(on: Transaction): Promise<Directory> {
  const units = await on.unit.findMany({ select: { code: true, parentCode: true } });
  const officials = await on.official.findMany({ where: { active: true } });
  return {
    units: new Map(units.map(({ code, parentCode }) => [code, { parent: parentCode }])),
    officials: officials.map(({ id, name, unitCode, role, active, substituteId, substituteFrom, substituteUntil }) => ({
      ...{ id, name, unit: unitCode, role: role as Role, active },
      substitute: substituteId ? { id: substituteId, from: substituteFrom, until: substituteUntil } : null,
    })),
  };
}

/** Who is concerned by the open items of batches, each combination once. */
export async function concernedBy(on: Transaction, batches: readonly string[]): Promise<Concerned[]> {
  return on.$queryRaw<Concerned[]>`
    SELECT DISTINCT owner_id AS owner, leader_id AS leader, lead_unit_code AS "leadUnit" FROM task
    WHERE batch_id = ANY(${[...batches]}::uuid[]) AND state = ANY(${[...openStates]}::text[])`;
}

/** Units that a new item may be given to. */
export async function openUnits(on: Transaction): Promise<string[]> {
  const units = await on.unit.findMany({ where: { closedAt: null }, select: { code: true }, orderBy: { code: 'asc' } });
  return units.map(({ code }) => code);
}
