import { z } from 'zod';
import { isDay } from '../../../domain/clocks/deadline';
import { endOf, instantOf } from '../../../domain/clocks/zone';
import type { Database } from '../../../prisma/client';
import { cursorInstant, cursorText, listQuery } from '../../http/lists';
import { sought } from '../../http/text';
import { findPersons, findUnit } from './data';
import { soughtProblem } from './wording';

const when = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** By what lines are looked for, wherever they are listed. */
export const lineFilters = {
  person: sought(320).optional().meta({ description: 'somebody, by account id, e-mail or name' }),
  unit: sought(100)
    .optional()
    .meta({ description: 'a unit, by code or name: of its people, as they are in office now' }),
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

/** The filters as they are searched by: the account of a person, the code of a unit; instants in epoch milliseconds. */
export type Sought = {
  readonly person: string | undefined;
  readonly unit: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
};

/** @throws person_unknown, person_ambiguous, unit_unknown (422) */
export async function soughtBy(
  { person, unit, from, to }: Pick<Filters, 'person' | 'unit' | 'from' | 'to'>,
  database: Database,
  zone: string,
): Promise<Sought> {
  return {
    person: person === undefined ? undefined : await personSought(database, person),
    unit: unit === undefined ? undefined : await unitSought(database, unit),
    from: from === undefined ? undefined : isDay(from) ? instantOf(from, '00:00', zone) : Date.parse(from),
    to: to === undefined ? undefined : isDay(to) ? endOf(to, zone) : Date.parse(to),
  };
}

async function personSought(database: Database, person: string): Promise<string> {
  const found = await findPersons(database, person);
  const [one] = found.length > 1 ? found.filter(({ email }) => email === person.toLowerCase()) : found;
  if (one) return one.id;
  if (found.length === 0) throw soughtProblem('person_unknown', { params: { person } });
  const emails = found.map(({ email }) => email).join(', ');
  throw soughtProblem('person_ambiguous', { params: { person, count: found.length, emails } });
}

async function unitSought(database: Database, unit: string): Promise<string> {
  const code = await findUnit(database, unit);
  if (code === null) throw soughtProblem('unit_unknown', { params: { unit } });
  return code;
}
