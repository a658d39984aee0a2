import { namesakeOf } from '../organisation';
import type { UnitKind } from '../people/roles';
import { unitKinds } from '../people/roles';
import type { Workbook } from '../table/grid';
import type { DirectoryProblem } from './directory-words';
import type { Entry } from './records';
import { readRecords } from './records';
import { orderByTree, reportCircles } from './unit-tree';
import { kindNamed } from './vocabulary';

const headings = {
  code: '单位代码 代码 编码 单位编码 机构代码',
  name: '单位名称 名称 单位 机构名称',
  kind: '单位类型 类型 类别 单位类别',
  parentCode: '上级单位代码 上级代码 上级单位 上级 主管单位 parent',
} as const;
export type UnitField = keyof typeof headings;

/** A unit as a file has it; created or updated by its code. */
export type ReadUnit = {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
};

/** A unit that the directory has already. */
export type ExistingUnit = {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  /** Merged or closed: no table names it any more. */
  readonly closed?: boolean;
};

export type UnitsRead = {
  readonly units: readonly ReadUnit[];
  readonly problems: readonly DirectoryProblem[];
  readonly warnings: readonly DirectoryProblem[];
};

/** What codes are compared by: `c-01` and `Ｃ-01` are one. */
export function codeKey(code: string): string {
  return code.normalize('NFKC').trim().toLowerCase();
}

/** Reads a file of units against those that exist; the units come out with each below its parent. */
export function readUnits(workbook: Workbook, existing: readonly ExistingUnit[]): UnitsRead {
  const { records, problems, warnings } = readRecords<UnitField>('units', workbook, headings, ['code', 'name', 'kind']);
  const spelled = new Map(existing.map(({ code }) => [codeKey(code), code]));
  const first = new Map<string, number>();
  const drafts = records.map((entry) => readUnit(entry, spelled, first));
  const parents = parentFinder([...existing, ...drafts.map(({ unit }) => ({ ...unit, parentCode: null }))]);
  const units = drafts.map(({ entry, unit }) => ({ ...unit, parentCode: readParent(entry, parents) }));
  reportCircles(units, existing, records);
  const wrong = [...problems, ...records.flatMap((entry) => entry.problems)];
  return { units: orderByTree(units), problems: wrong, warnings: [...warnings, ...namesakes(drafts, existing)] };
}

/** Units of one name are let be, since offices in several places often share one; but a table has to name them by code. */
function namesakes(drafts: readonly Draft[], existing: readonly ExistingUnit[]): DirectoryProblem[] {
  const read = new Map(drafts.map(({ unit }) => [unit.code, unit]));
  const open = [...existing.filter(({ code, closed }) => !closed && !read.has(code)), ...read.values()];
  return drafts.flatMap(({ entry, unit }) => {
    const other = unit.name === '' ? undefined : namesakeOf(open, unit);
    return other ? [entry.remark('name', 'unit-name-twice', unit.name, { other: other.code })] : [];
  });
}

type Draft = { readonly entry: Entry<UnitField>; readonly unit: Omit<ReadUnit, 'parentCode'> };

function readUnit(entry: Entry<UnitField>, spelled: ReadonlyMap<string, string>, first: Map<string, number>): Draft {
  const written = entry.needed('code').normalize('NFKC');
  const key = codeKey(written);
  const earlier = first.get(key);
  if (written !== '' && !/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(written))
    entry.fault('code', 'code-malformed', written);
  else if (earlier !== undefined) entry.fault('code', 'code-twice', written, { earlier });
  else if (written !== '') first.set(key, entry.row);
  const name = entry.needed('name');
  entry.needed('kind');
  const kind = entry.named('kind', kindNamed, 'kind-unknown', unitKinds.join('、')) ?? 'department';
  return { entry, unit: { row: entry.row, code: spelled.get(key) ?? written, name, kind } };
}

type Finder = (written: string) => string | undefined;

/** Finds a unit's code by code, else by a name that only one unit has. */
export function parentFinder(units: readonly ExistingUnit[]): Finder {
  const byCode = new Map(units.map(({ code }) => [codeKey(code), code]));
  const byName = new Map<string, Set<string>>();
  for (const { name, code } of units) byName.set(codeKey(name), (byName.get(codeKey(name)) ?? new Set()).add(code));
  return (written) => {
    const named = byName.get(codeKey(written));
    return byCode.get(codeKey(written)) ?? (named?.size === 1 ? [...named][0] : undefined);
  };
}

function readParent(entry: Entry<UnitField>, find: Finder): string | null {
  return entry.named('parentCode', find, 'parent-unknown') ?? null;
}
