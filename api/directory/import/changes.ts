import type { DirectoryProblem } from '../../../domain/directory/directory-words';
import { wordDirectoryProblem } from '../../../domain/directory/directory-words';
import type { ReadOfficial } from '../../../domain/directory/read-officials';
import type { ReadUnit } from '../../../domain/directory/read-units';
import type { Fault } from '../../problem';

/** A unit or an official as held, in the form that a file has them, without the row. */
export type HeldUnit = Omit<ReadUnit, 'row' | 'kind'> & { readonly kind: string };
export type HeldOfficial = Omit<ReadOfficial, 'row' | 'role' | 'locale' | 'active'> & {
  readonly role: string;
  readonly locale: string | null;
  readonly active: boolean;
};

export type Counts = { readonly created: number; readonly updated: number; readonly unchanged: number };

/** What of a file is new or different; what a file leaves unsaid is kept as held. */
export type Changes<T> = { readonly write: readonly T[]; readonly counts: Counts };

export function unitChanges(read: readonly ReadUnit[], held: readonly HeldUnit[]): Changes<HeldUnit> {
  const byCode = new Map(held.map((unit) => [unit.code, unit]));
  const wanted = read.map(({ row, ...unit }): HeldUnit => unit);
  return compare(wanted, ({ code }) => byCode.get(code));
}

export function officialChanges(read: readonly ReadOfficial[], held: readonly HeldOfficial[]): Changes<HeldOfficial> {
  const byEmail = new Map(held.map((official) => [official.email, official]));
  const wanted = read.map(({ row, ...official }): HeldOfficial => {
    const before = byEmail.get(official.email);
    return { locale: before?.locale ?? null, active: before?.active ?? true, ...official };
  });
  return compare(wanted, ({ email }) => byEmail.get(email));
}

function compare<T extends object>(wanted: readonly T[], heldFor: (one: T) => T | undefined): Changes<T> {
  const isNew = (one: T) => heldFor(one) === undefined;
  const differs = (one: T) => {
    const held = heldFor(one);
    return held === undefined || (Object.keys(one) as (keyof T)[]).some((field) => one[field] !== held[field]);
  };
  const write = wanted.filter(differs);
  const created = write.filter(isNew).length;
  return { write, counts: { created, updated: write.length - created, unchanged: wanted.length - write.length } };
}

/** Rows by which somebody who is no administrator would make one, or change one: rights are not raised by a file. */
export function administratorFaults(
  read: readonly ReadOfficial[],
  changes: Changes<HeldOfficial>,
  held: readonly HeldOfficial[],
): Fault[] {
  const administrators = new Set(held.filter(({ role }) => role === 'administrator').map(({ email }) => email));
  const touched = new Set(
    changes.write
      .filter(({ email, role }) => role === 'administrator' || administrators.has(email))
      .map(({ email }) => email),
  );
  return read
    .filter(({ email }) => touched.has(email))
    .map(({ row, email }) => ({
      ...{ file: 'officials', row, column: 'role', code: 'administrator-only', value: email },
      message: { 'zh-CN': '管理员账号只能由管理员设置。', en: 'only an administrator may set up an administrator' },
    }));
}

/** Rows that would give a closed unit a new life, people or units below it: its code stays with what it was. */
export function closedFaults(
  read: { readonly units: readonly ReadUnit[]; readonly officials: readonly ReadOfficial[] },
  held: readonly HeldOfficial[],
  closed: ReadonlySet<string>,
): Fault[] {
  // Whoever left before the unit was closed stays where they were.
  const stays = new Set(held.filter(({ active }) => !active).map(({ email, unitCode }) => `${email} ${unitCode}`));
  return [
    ...read.units.flatMap(({ row, code, parentCode }) => [
      ...(closed.has(code) ? [unitClosed('units', row, 'code', code)] : []),
      ...(parentCode !== null && closed.has(parentCode) ? [unitClosed('units', row, 'parentCode', parentCode)] : []),
    ]),
    ...read.officials
      .filter(({ email, unitCode }) => closed.has(unitCode) && !stays.has(`${email} ${unitCode}`))
      .map(({ row, unitCode }) => unitClosed('officials', row, 'unitCode', unitCode)),
  ];
}

function unitClosed(file: 'units' | 'officials', row: number, column: string, value: string): Fault {
  return {
    ...{ file, row, column, code: 'unit-closed', value },
    message: {
      'zh-CN': `单位“${value}”已撤销，其代码不再使用。`,
      en: `the unit “${value}” is closed; its code is not used again`,
    },
  };
}

/** A fault of a cell as it goes out. */
export function faultOf(problem: DirectoryProblem): Fault {
  const { file, row, column, code, value } = problem;
  return {
    ...{ file, row, code },
    ...(column !== null && { column }),
    ...(value !== null && { value }),
    message: { 'zh-CN': wordDirectoryProblem(problem, 'zh-CN'), en: wordDirectoryProblem(problem, 'en') },
  };
}
