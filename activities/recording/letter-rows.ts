import { uuidv7 } from 'uuidv7';
import { duration } from '../../domain/clocks/duration';
import { dayOf } from '../../domain/clocks/zone';
import type { Event } from '../../domain/item/event';
import type { Item } from '../../domain/item/item';
import { isQuiet, lettersFor } from '../../domain/letters/letter';
import { messageIdOf } from '../../domain/letters/message-id';
import { peopleOf, withSubstitutes } from '../../domain/people/directory';
import type { Policy } from '../../domain/policy';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { loadDirectory } from './directory';
import type { Policies } from './policies';

type Occasion = { readonly seq: number; readonly at: number; readonly events: readonly Event[] };

/** The rows that an entry puts into the outbox: one for each matter and person. */
export type LetterRows = (
  entry: Occasion,
  after: Item,
) => Promise<
  readonly {
    readonly id: string;
    readonly kind: string;
    readonly occasion: string;
    readonly step: number;
    readonly recipient: string;
    readonly messageId: string;
    /** Whether it waits for the morning's digest. */
    readonly gathered: boolean;
    /** Seconds for which it is held, so that what comes at the same moment is seen together. */
    readonly hold: number;
  }[]
>;

/** Most entries call for no letter; only one that does has the directory and the batch's policy read. */
export function createLetterRows(database: Database, policies: Policies, zone: string): LetterRows {
  return async (entry, after) => {
    if (lettersFor(entry, after, defaultPolicy).length === 0) return [];
    const policy = await policies.of(after);
    const directory = await loadDirectory(database);
    const concerned = { owner: after.owner.id, leader: after.leader?.id ?? null, leadUnit: after.leadUnit.code };
    const day = dayOf(entry.at, zone);
    const hold = holdOf(entry, policy);
    const known = new Map(directory.officials.map((official) => [official.id, official]));
    return lettersFor(entry, after, policy).flatMap(({ to, people, kind, occasion, step, gathered }) => {
      const named = withSubstitutes(people, directory, day);
      const readers = new Set([...peopleOf(to, concerned, directory, day), ...named]);
      return [...readers]
        .filter((reader) => !isQuiet(kind, known.get(reader) ?? {}))
        .map((recipient) => ({
          ...{ id: uuidv7(), kind, occasion, step, recipient, gathered, hold },
          messageId: messageIdOf(after.id, kind, occasion, recipient),
        }));
    });
  };
}

/** Many of a person's items may be overdue by one morning: rungs that are counted in days are held for a moment. */
const holdSeconds = 30;

function holdOf({ events }: Occasion, { escalation }: Pick<Policy, 'escalation'>): number {
  const steps = events.flatMap((event) => (event.type === 'escalated' ? event.steps : []));
  const inDays = steps.every((step) => duration(escalation[step - 1]?.after ?? 'PT0S').calendar);
  return steps.length > 0 && inDays ? holdSeconds : 0;
}
