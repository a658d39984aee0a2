import { z } from 'zod';
import { isDay } from '../../../domain/clocks/deadline';
import { endOf, instantOf } from '../../../domain/clocks/zone';
import type { Database } from '../../../prisma/client';
import { cursorInstant, cursorText, listQuery } from '../../http/lists';
import { sought } from '../../http/text';
import { findPerson } from './data';

const when = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** By what lines are looked for, wherever they are listed. */
export const lineFilters = {
  person: sought(320).optional().meta({ description: 'an account, by id or e-mail' }),
  unit: sought(100).optional().meta({ description: 'a unit’s code: of its people, as they are in office now' }),
  from: when.optional().meta({ description: 'at or after: an instant, or a local day' }),
  to: when.optional().meta({ description: 'at or before: an instant, or a local day to its end' }),
  ...listQuery,
};

/**
 * A place in a list of lines: instant, rank and key, and when its first page was asked for. Reading is written down as
 * well, and what is read page by page must not grow with each page.
 */
export const lineCursor = z.tuple([cursorInstant, z.int32(), cursorText, cursorInstant]);

export type Filters = z.output<z.ZodObject<typeof lineFilters>>;

/** The filters as they are searched by: the account of a person, null where there is none; instants in epoch milliseconds. */
export type Sought = {
  readonly person: string | null | undefined;
  readonly unit: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
};

export async function soughtBy(
  { person, unit, from, to }: Pick<Filters, 'person' | 'unit' | 'from' | 'to'>,
  database: Database,
  zone: string,
): Promise<Sought> {
  return {
    person: person === undefined ? undefined : await findPerson(database, person),
    unit,
    from: from === undefined ? undefined : isDay(from) ? instantOf(from, '00:00', zone) : Date.parse(from),
    to: to === undefined ? undefined : isDay(to) ? endOf(to, zone) : Date.parse(to),
  };
}
