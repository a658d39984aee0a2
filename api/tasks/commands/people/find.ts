import type { PersonFound } from '../../../../domain/table/people';
import { findByAddress, findInUnit, findLeader, isOfficial } from '../../../../domain/table/people';
import { word } from '../../../../domain/table/problem';
import type { Database } from '../../../../prisma/client';
import { directoryIndex } from '../../../batches/directory/data';
import { problemsOf } from '../../../problem';
import { orderProblems } from '../wording';
import type { Official } from './data';
import { officialOf } from './data';

/** Somebody as they were written down: which field of the order names them. */
export type Written = { readonly field: 'owner' | 'leader'; readonly text: string };

/**
 * Whom an order names, read as a table's cells are: an address decides, else a name within the lead unit (a leader's
 * also above it). Throws `person_at_fault` (422) where there is no such person, or they have left.
 */
export async function findPerson(database: Database, { field, text }: Written, leadUnit: string): Promise<Official> {
  const directory = await directoryIndex(database);
  const byName = field === 'owner' ? findInUnit : findLeader;
  const found = text.includes('@') ? findByAddress(text, directory) : byName(text, leadUnit, directory);
  if (!isOfficial(found)) throw refused(field, text, found);
  return officialOf(database, found.email);
}

function refused(field: Written['field'], value: string, { code, params }: Exclude<PersonFound, { email: string }>) {
  const told = { code, params, value };
  const message = { 'zh-CN': word(told, 'zh-CN'), en: word(told, 'en') };
  return problemsOf(orderProblems)('person_at_fault', {
    errors: [{ in: 'body', pointer: `/${field}`, code: code.replaceAll('-', '_'), message }],
  });
}
