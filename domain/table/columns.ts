import { columnLetter } from './grid';
import type { Header } from './header';
import type { ColumnUse } from './headings';
import { headingKey, isField, useOf } from './headings';
import type { Field, Mapping } from './row';
import { fields } from './row';

/** Which columns hold which field; co-operating units may have two. */
export type Columns = {
  readonly of: ReadonlyMap<number, Field>;
  /** 序号, which makes no row an item by itself. */
  readonly number: number | undefined;
  readonly unused: readonly string[];
};

export type ColumnsRefused =
  | { readonly code: 'headings-twice'; readonly names: readonly string[] }
  | { readonly code: 'headings-missing'; readonly fields: readonly Field[] }
  | { readonly code: 'mapping-unknown'; readonly names: readonly string[] };

/** A mapping by hand: field to heading, or heading to field; a column may also be named by its letter. */
export type ByHand = Readonly<Record<string, string>>;

const required: readonly Field[] = ['task', 'standards', 'leadUnit', 'deadline'];

/** Settles what each column is for: by hand first, then by its heading. */
export function settleColumns(header: Header, byHand: ByHand = {}): Columns | ColumnsRefused {
  const mapped = mapByHand(header, byHand);
  if ('code' in mapped) return mapped;
  const taken = new Set(mapped.values());
  const uses = header.headings.map((heading, at): ColumnUse | undefined => {
    const use = mapped.get(at) ?? useOf(heading);
    return mapped.has(at) || !taken.has(use as Field) ? use : 'ignored';
  });
  const of = fieldsOf(uses);
  const twice = [...of].filter(
    ([at, field]) => field !== 'coUnits' && [...of].some(([other, same]) => other !== at && same === field),
  );
  if (twice.length > 0) return { code: 'headings-twice', names: twice.map(([at]) => header.headings[at] ?? '') };
  const found = new Set(of.values());
  const missing = required.filter((field) => !found.has(field));
  if (!found.has('owner') && !found.has('ownerAddress')) missing.push('owner');
  if (missing.length > 0) return { code: 'headings-missing', fields: missing };
  const unused = header.headings.filter((heading, at) => heading !== '' && uses[at] === undefined);
  return { of, number: at(uses.indexOf('number')), unused };
}

/** The headings in use, by field, as they are told to the person and named in problems. */
export function mappingOf({ headings }: Header, { of }: Columns): Mapping {
  const column = (field: Field) => [...of].find(([, held]) => held === field)?.[0];
  const held = fields.flatMap((field) => {
    const at = column(field);
    return at === undefined ? [] : [[field, headings[at] || columnLetter(at)] as const];
  });
  return Object.fromEntries(held);
}

/** 责任单位 means the co-operating units beside 牵头单位, and the lead unit where it stands alone (domain.md). */
function fieldsOf(uses: readonly (ColumnUse | undefined)[]): ReadonlyMap<number, Field> {
  const units: Field = uses.includes('leadUnit') ? 'coUnits' : 'leadUnit';
  return new Map(
    uses.flatMap((use, at) => {
      const field = use === 'units' ? units : use;
      return field !== undefined && isField(field) ? [[at, field] as const] : [];
    }),
  );
}

function mapByHand(header: Header, byHand: ByHand): ReadonlyMap<number, Field> | ColumnsRefused {
  const pairs = Object.entries(byHand).map(([key, value]) =>
    isField(key) ? ([key, value] as const) : ([value, key] as const),
  );
  const mapped = pairs.map(([field, heading]) => ({ field, heading, at: columnNamed(header, heading) }));
  const unknown = mapped.filter(({ field, at }) => !isField(field) || at === -1);
  if (unknown.length > 0) return { code: 'mapping-unknown', names: unknown.map(({ heading }) => heading) };
  return new Map(mapped.flatMap(({ field, at }) => (isField(field) ? [[at, field] as const] : [])));
}

function columnNamed({ headings }: Header, name: string): number {
  const byHeading = headings.findIndex((heading) => heading !== '' && headingKey(heading) === headingKey(name));
  if (byHeading !== -1 || !/^[A-Z]{1,3}$/.test(name)) return byHeading;
  return headings.findIndex((_, at) => columnLetter(at) === name);
}

function at(index: number): number | undefined {
  return index === -1 ? undefined : index;
}
