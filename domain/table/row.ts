import type { Day } from '../clocks/zone';

/** What a row of a progress table can say about an item (contract.md, "A row"). */
export const fields = [
  'task',
  'content',
  'category',
  'standards',
  'leadUnit',
  'coUnits',
  'leader',
  'leaderAddress',
  'owner',
  'ownerAddress',
  'deadline',
  'milestones',
  'weight',
  'tags',
] as const;
export type Field = (typeof fields)[number];

/** The heading of each field as the table in use, or a usual one, calls it; a problem names its cell by it. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

export type Milestone = { readonly name: string; readonly date: Day };

/**
 * A row as read: units by code, people by address. A cell at fault keeps what was written, so that it can be mended.
 * `row` is the number that the person sees beside it.
 */
export type ReadRow = {
  readonly row: number;
  readonly task: string;
  readonly content: string;
  readonly category: string;
  readonly standards: readonly string[];
  readonly leadUnit: string;
  readonly coUnits: readonly string[];
  readonly leader: string | null;
  readonly owner: string | null;
  /** A day, or an RFC 3339 instant (rehearsals run in seconds). */
  readonly deadline: string;
  /** Written as 长期坚持: due at the year's end, and meant to go on. */
  readonly ongoing?: true;
  readonly milestones?: readonly Milestone[];
  readonly weight?: number;
  readonly tags?: readonly string[];
};

/** A row as somebody gives it: any field may be missing, units come by code or name, people by e-mail or name. */
export type GivenRow = {
  readonly task?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly standards?: string | readonly string[] | null | undefined;
  readonly leadUnit?: string | null | undefined;
  readonly coUnits?: string | readonly string[] | null | undefined;
  readonly leader?: string | null | undefined;
  /** Only a table has the addresses in a column of their own; they decide before the names. */
  readonly leaderAddress?: string | null | undefined;
  readonly owner?: string | null | undefined;
  readonly ownerAddress?: string | null | undefined;
  readonly deadline?: string | null | undefined;
  readonly ongoing?: boolean | null | undefined;
  readonly milestones?: string | readonly Milestone[] | null | undefined;
  readonly weight?: string | number | null | undefined;
  readonly tags?: string | readonly string[] | null | undefined;
};
