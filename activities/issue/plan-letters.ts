import { dayOf } from '../../domain/clocks/zone';
import type { Item } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import { lettersFor } from '../../domain/letters/letter';
import { messageIdOf } from '../../domain/letters/message-id';
import { peopleOf } from '../../domain/people/directory';
import type { Relation } from '../../domain/people/roles';
import type { Issue } from './plan-items';

/** A letter as the outbox takes it. */
export type PlannedLetter = {
  readonly id: string;
  readonly kind: string;
  readonly occasion: string;
  readonly step: number;
  readonly recipient: string;
  readonly messageId: string;
};

type Told = Pick<Entry, 'seq' | 'events'>;

/** Finds the letters of an issue's items, with whoever is in office on the day of the issue. */
export function letterPlanner(issue: Issue): (entry: Told, after: Item) => PlannedLetter[] {
  const today = dayOf(issue.at, issue.zone);
  const known = new Map<string, readonly string[]>();

  function readers(to: readonly Relation[], item: Item): readonly string[] {
    const concerned = { owner: item.owner.id, leader: item.leader?.id ?? null, leadUnit: item.leadUnit.code };
    const key = [...to, concerned.owner, concerned.leader, concerned.leadUnit].join('|');
    const people = known.get(key) ?? peopleOf(to, concerned, issue.directory, today);
    known.set(key, people);
    return people;
  }

  return (entry, after) =>
    lettersFor(entry, after, issue.policy).flatMap(({ to, kind, occasion, step }) =>
      readers(to, after).map((recipient) => ({
        id: issue.newId(),
        kind,
        occasion,
        step,
        recipient,
        messageId: messageIdOf(after.id, kind, occasion, recipient),
      })),
    );
}
