import { z } from 'zod';
import { canonical } from '../../domain/ledger/canonical';
import { problem } from '../problem';
import { sha256 } from './form';
import { unstorable } from './json';
import { given } from './text';
import { told } from './told';

/** What every list takes (contract.md, "HTTP"). A limit out of range is refused, not bent. */
export const listQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, told({ 'zh-CN': '须为 1 至 200 的整数。', en: 'must be a whole number from 1 to 200' }))
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .default(50)
    .meta({
      description: 'how many, at most 200',
      ...{ type: 'integer', minimum: 1, maximum: 200 },
    }),
  cursor: given(2_000).optional().meta({ description: 'from `nextCursor` of the page before' }),
};

/** A page of a list. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What was asked of a list: its query, and whatever else its rows depend on, such as the item that they are of. */
export type Asked = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly [filter: string]: unknown;
};

/** Cuts a page from one row more than was asked for, and says where the next one begins. */
export function page<Row, Item>(
  rows: readonly Row[],
  asked: Asked,
  present: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { items: shown.map(present), nextCursor: more ? writeCursor(asked, keyOf(last)) : null };
}

/** An instant in a cursor, epoch milliseconds; a cursor comes back from outside, so it is bounded. */
export const cursorInstant = z.int().min(0).max(4_102_444_800_000);

/** A text in a cursor, which goes into a query. */
export const cursorText = z
  .string()
  .max(400)
  .refine((text) => unstorable(text) === undefined);

/** A cursor is the sort key of the last item shown, and of which list; opaque to callers, and without authority. */
function writeCursor(asked: Asked, key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([listOf(asked), ...key])).toString('base64url');
}

/**
 * Reads a cursor that this list has written under the same sort and filters; anything else is a 400, since a place in
 * one order is none in another.
 */
export function readCursor<S extends z.ZodType>(asked: Asked, form: S): z.output<S> | undefined {
  if (asked.cursor === undefined) return undefined;
  try {
    const [list, ...key] = z
      .array(z.unknown())
      .catch([])
      .parse(JSON.parse(Buffer.from(asked.cursor, 'base64url').toString('utf8')));
    const read = form.safeParse(key);
    if (read.success && list === listOf(asked)) return read.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const message = {
    'zh-CN': '不是此列表以同样的排序和筛选条件给出的游标。',
    en: 'is not a cursor of this list, sort and filters',
  };
  throw problem('invalid_request', { errors: [{ in: 'query', pointer: '/cursor', code: 'invalid_cursor', message }] });
}

/** What tells one list from another: its sort and filters, as a few digits; the size of a page may change on the way. */
function listOf({ limit: _, cursor: __, ...list }: Asked): string {
  return sha256(canonical(list)).slice(0, 12);
}
