import { dayOf } from '../../domain/clocks/zone';
import type { Item } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import { lettersFor } from '../../domain/letters/letter';
import type { Reader } from '../../domain/people/directory';
import { peopleOf } from '../../domain/people/directory';
import type { LetterRow } from '../recording/letter-row';
import { concernedBy, letterRowsOf } from '../recording/letter-row';
import type { Issue } from './plan-items';

type Told = Pick<Entry, 'seq' | 'events'>;

/** Finds the letters of an issue's items, with whoever is in office on the day of the issue. */
export function letterPlanner(issue: Issue): (entry: Told, after: Item) => LetterRow[] {
  const today = dayOf(issue.at, issue.zone);
  const known = new Map<string, readonly string[]>();

  function readers(to: readonly Reader[], item: Item): readonly string[] {
    const concerned = concernedBy(item);
    const key = [...to, concerned.owner, concerned.leader, concerned.leadUnit].join('|');
    const people = known.get(key) ?? peopleOf(to, concerned, issue.directory, today);
    known.set(key, people);
    return people;
  }

  return (entry, after) =>
    letterRowsOf(after, lettersFor(entry, after, issue.policy), ({ to }) => readers(to, after), issue.directory);
}
