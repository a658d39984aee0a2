import { z } from 'zod';
import { problem } from '../problem';
import { unstorable } from './json';
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
      type: 'integer',
    }),
  cursor: z.string().max(2_000).optional().meta({ description: 'from `nextCursor` of the page before' }),
};

/** A page of a list. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Cuts a page from one row more than was asked for, and says where the next one begins. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(present), nextCursor: more ? writeCursor(keyOf(last)) : null };
}

/** An instant in a cursor, epoch milliseconds; a cursor comes back from outside, so it is bounded. */
export const cursorInstant = z.int().min(0).max(4_102_444_800_000);

/** A text in a cursor, which goes into a query. */
export const cursorText = z
  .string()
  .max(400)
  .refine((text) => unstorable(text) === undefined);

/** A cursor is the sort key of the last item shown; opaque to callers, and without authority. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor of the form that this list writes; anything else is a 400. */
export function readCursor<S extends z.ZodType>(cursor: string | undefined, form: S): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const read = form.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (read.success) return read.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const message = { 'zh-CN': '不是此列表给出的游标。', en: 'is not a cursor of this list' };
  throw problem('invalid_request', { errors: [{ in: 'query', pointer: '/cursor', code: 'invalid_cursor', message }] });
}
