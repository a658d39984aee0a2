import { plain } from '../table/text';

/**
 * A bulletin (通报) as paragraphs and tables, before it becomes a page, a .docx or an .xlsx: what is said is settled
 * here, and a renderer only sets it.
 */
export type BulletinDocument = {
  readonly lang: 'zh-CN' | 'en';
  /** The red head (红头), and below it the number, who issues it, and when. */
  readonly head: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly title: string;
  readonly opening: readonly string[];
  readonly chapters: readonly Chapter[];
};

/** A chapter with its first-level heading (一、…). */
export type Chapter = { readonly heading: string; readonly blocks: readonly Block[] };

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** A second-level heading (（一）…). */
  | { readonly kind: 'heading'; readonly text: string }
  | ({ readonly kind: 'table' } & Table);

/** Columns and all the rows that there are. */
export type Listing = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
};

export type Table = Listing & {
  /** How many rows there are beyond those shown. */
  readonly more: number;
  readonly moreText: string;
};

/** `share` is a column's part of the width, among those of its table. */
export type Column = { readonly title: string; readonly share: number; readonly align: 'start' | 'centre' | 'end' };

/** Numbers stay numbers, so that a spreadsheet can reckon with them. Null is shown as a dash. */
export type Value = string | number | null;

/** The most rows of a list that a bulletin prints; the .xlsx holds every entry. */
export const mostRows = 200;

/** A table with every row that there is. */
export function listed(columns: readonly Column[], rows: readonly (readonly Value[])[]): Block {
  return { kind: 'table', columns, rows: plainRows(rows), more: 0, moreText: '' };
}

/** A block as a bulletin prints it: of a table at most {@link mostRows} rows, and how many more there are. */
export function printed(block: Block, moreText: (more: number) => string): Block {
  if (block.kind !== 'table' || block.rows.length <= mostRows) return block;
  const more = block.rows.length - mostRows;
  return { ...block, rows: block.rows.slice(0, mostRows), more, moreText: moreText(more) };
}

/** A value as it is printed. */
export function shown(value: Value): string {
  return value === null ? '—' : String(value);
}

/** Rows whose text is nothing but text: control characters have no place in a document, and some forms cannot hold them. */
export function plainRows(rows: Listing['rows']): Listing['rows'] {
  return rows.map((row) => row.map((value) => (typeof value === 'string' ? plain(value) : value)));
}
