import { uuidv7 } from 'uuidv7';
import type { ChangeKind } from '../../domain/changes';
import type { Role, UnitKind } from '../../domain/people/roles';
import type { Transaction } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { openStates } from '../../prisma/open-items';

/** Somebody of the directory, as far as leaving goes by it. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unit: string;
  readonly active: boolean;
};

const person = Prisma.sql`id, name, email, role, unit_code AS unit, active`;

export async function findOfficial(on: Transaction, id: string): Promise<Person | null> {
  const [found] = await on.$queryRaw<Person[]>`SELECT ${person} FROM official WHERE id = ${id}::uuid FOR UPDATE`;
  return found ?? null;
}

/** Somebody in office by their address. */
export async function findActive(on: Transaction, email: string): Promise<Person | null> {
  const [found] = await on.$queryRaw<Person[]>`
    SELECT ${person} FROM official WHERE lower(email) = lower(${email}) AND active FOR UPDATE`;
  return found ?? null;
}

/** Whether anybody else in office has the same role. */
export async function hasColleague(on: Transaction, { id, role }: Person): Promise<boolean> {
  return (await on.official.count({ where: { role, active: true, id: { not: id } } })) > 0;
}

/** An open item that somebody owns or leads. */
export type HeldItem = {
  readonly id: string;
  readonly number: number;
  readonly task: string;
  readonly as: 'owner' | 'leader';
};

const mostShown = 200;

/** The open items that somebody owns or leads: how many, how many of them led, and the first of them. */
export async function heldBy(on: Transaction, id: string) {
  const open = { state: { in: openStates } };
  const [count, led, tasks] = await Promise.all([
    on.task.count({ where: { ...open, OR: [{ ownerId: id }, { leaderId: id }] } }),
    on.task.count({ where: { ...open, leaderId: id } }),
    on.task.findMany({
      where: { ...open, OR: [{ ownerId: id }, { leaderId: id }] },
      orderBy: { id: 'asc' },
      take: mostShown,
      select: { id: true, number: true, task: true, ownerId: true },
    }),
  ]);
  const items = tasks.map(({ ownerId, ...task }): HeldItem => ({ ...task, as: ownerId === id ? 'owner' : 'leader' }));
  return { count, led, items };
}

/** Ends somebody's time in office, and with it every token of theirs; answers how many those were. */
export async function endOffice(on: Transaction, id: string, leftAt: Date): Promise<number> {
  await on.official.update({ where: { id }, data: { active: false, leftAt } });
  return on.$executeRaw`
    UPDATE api_token SET revoked_at = duban_now() WHERE official_id = ${id}::uuid AND revoked_at IS NULL`;
}

/** Hands on the part of substitute (B角): to the successor, but nobody substitutes for themselves. */
export async function handOnSubstitution(on: Transaction, from: string, to: string | null): Promise<void> {
  await on.$executeRaw`
    UPDATE official SET substitute_id = CASE WHEN id = ${to}::uuid THEN NULL ELSE ${to}::uuid END,
      substitute_from = CASE WHEN id = ${to}::uuid OR ${to}::uuid IS NULL THEN NULL ELSE substitute_from END,
      substitute_until = CASE WHEN id = ${to}::uuid OR ${to}::uuid IS NULL THEN NULL ELSE substitute_until END
    WHERE substitute_id = ${from}::uuid`;
}

export type StoredUnit = {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
  readonly closedAt: Date | null;
  readonly successorCode: string | null;
};

const unitColumns = {
  code: true,
  name: true,
  kind: true,
  parentCode: true,
  closedAt: true,
  successorCode: true,
} as const;

export async function findUnit(on: Transaction, code: string): Promise<StoredUnit | null> {
  // Kinds are written by the import alone, which knows no others.
  return (await on.unit.findUnique({ where: { code }, select: unitColumns })) as StoredUnit | null;
}

export async function listUnits(on: Transaction): Promise<StoredUnit[]> {
  return (await on.unit.findMany({ select: unitColumns, orderBy: { code: 'asc' } })) as StoredUnit[];
}

/** The heads in office of a unit. */
export function headsOf(on: Transaction, code: string): Promise<{ name: string; email: string }[]> {
  return on.official.findMany({
    where: { unitCode: code, role: 'unit_head', active: true },
    orderBy: { email: 'asc' },
    select: { name: true, email: true },
  });
}

/** How many open items a unit leads. */
export function ledByUnit(on: Transaction, code: string): Promise<number> {
  return on.task.count({ where: { state: { in: openStates }, leadUnitCode: code } });
}

/** How many open items a unit leads or helps with. */
export function withUnit(on: Transaction, code: string): Promise<number> {
  return on.task.count({
    where: { state: { in: openStates }, OR: [{ leadUnitCode: code }, { coUnits: { has: code } }] },
  });
}

export async function renameUnit(on: Transaction, code: string, name: string): Promise<void> {
  await on.unit.update({ where: { code }, data: { name } });
}

/** Closes a unit: its people and the units below it go to another, and its code stays taken. */
export async function closeUnit(
  on: Transaction,
  code: string,
  successor: string,
  parents: ReadonlyMap<string, string | null>,
): Promise<void> {
  for (const [below, parentCode] of parents) await on.unit.update({ where: { code: below }, data: { parentCode } });
  await on.official.updateMany({ where: { unitCode: code, active: true }, data: { unitCode: successor } });
  await on.$executeRaw`
    UPDATE unit SET closed_at = duban_now(), successor_code = ${successor} WHERE code = ${code}`;
}

/** An id for a change of the organisation: the same thing may be done again, so each has its own. */
export function newChangeId(kind: ChangeKind): string {
  return `${kind}-${uuidv7()}`;
}
