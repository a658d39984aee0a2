import { z } from 'zod';
import type { Prisma } from '../../../prisma/generated/client';
import type { Asked } from '../../http/lists';
import { cursorInstant, readCursor } from '../../http/lists';
import type { TaskRow } from '../data';
import type { SortColumn } from './schema';

/** An order of items: by a column, then by id, so that it is total and a page can go on exactly after an item. */
export type Order = { readonly column: SortColumn; readonly down: boolean };

const cursorForm = z.tuple([z.int32(), z.uuid()]);
const instantCursorForm = z.tuple([cursorInstant, z.uuid()]);

export function orderOf(sort: string): Order {
  const down = sort.startsWith('-');
  return { column: (down ? sort.slice(1) : sort) as SortColumn, down };
}

export function orderBy({ column, down }: Order): Prisma.TaskOrderByWithRelationInput[] {
  const direction = down ? 'desc' : 'asc';
  return [{ [column]: direction }, { id: direction }];
}

/** Where an item stands in an order. */
export function placeOf(row: TaskRow, { column }: Order): [number, string] {
  const value = row[column];
  return [typeof value === 'number' ? value : value.getTime(), row.id];
}

/** The items after a cursor. The first condition alone bounds the index; the second settles equal values. */
export function after(asked: Asked, { column, down }: Order): Prisma.TaskWhereInput[] {
  const isInstant = column === 'dueAt' || column === 'issuedAt';
  const place = readCursor(asked, isInstant ? instantCursorForm : cursorForm);
  if (!place) return [];
  const [at, id] = place;
  const value = isInstant ? new Date(at) : at;
  const [from, past] = down ? (['lte', 'lt'] as const) : (['gte', 'gt'] as const);
  return [{ [column]: { [from]: value } }, { OR: [{ [column]: { [past]: value } }, { id: { [past]: id } }] }];
}
