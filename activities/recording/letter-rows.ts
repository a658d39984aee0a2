import { dayOf } from '../../domain/clocks/zone';
import type { Event } from '../../domain/item/event';
import type { Item } from '../../domain/item/item';
import type { LetterWanted } from '../../domain/letters/letter';
import { lettersFor } from '../../domain/letters/letter';
import { holdOf } from '../../domain/letters/together';
import { peopleOf, withSubstitutes } from '../../domain/people/directory';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { createDirectory } from '../../prisma/directory';
import type { LetterRow } from './letter-row';
import { concernedBy, letterRowsOf } from './letter-row';
import type { Policies } from './policies';

type Occasion = { readonly seq: number; readonly at: number; readonly events: readonly Event[] };

/** A row as it is held back for a moment, so that what comes at the same moment is seen together; in seconds. */
export type HeldRow = LetterRow & { readonly hold: number };

/** The rows that an entry puts into the outbox. */
export type LetterRows = (entry: Occasion, after: Item) => Promise<readonly HeldRow[]>;

/** Most entries call for no letter; only one that does asks for the directory and the batch's policy. */
export function createLetterRows(database: Database, policies: Policies, zone: string): LetterRows {
  const directoryNow = createDirectory(database);
  return async (entry, after) => {
    if (lettersFor(entry, after, defaultPolicy).length === 0) return [];
    const policy = await policies.of(after);
    const directory = await directoryNow();
    const today = dayOf(entry.at, zone);
    const concerned = concernedBy(after);
    const readers = ({ to, people }: LetterWanted) => [
      ...peopleOf(to, concerned, directory, today),
      ...withSubstitutes(people, directory, today),
    ];
    const rows = letterRowsOf(after, lettersFor(entry, after, policy), readers, directory);
    return rows.map((row) => ({ ...row, hold: holdOf(row.kind, entry.events) }));
  };
}
