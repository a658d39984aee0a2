import type { LetterWanted } from '../../domain/letters/letter';
import type { Concerned, Directory, Reader } from '../../domain/people/directory';
import { peopleOf, withSubstitutes } from '../../domain/people/directory';
import type { Relation } from '../../domain/people/roles';

/**
 * What a person is to an item; `standsInFor` is the account whose substitute they are, where that is all they are.
 * `named` are those who are told by name, whatever they are to the item by now.
 */
export type Standing = { readonly as: Relation; readonly standsInFor: string | null; readonly named: boolean };

/**
 * What a recipient is to an item on a day, by the directory as it is now; undefined for one who is no longer concerned:
 * who has handed the item on, or whose substitution is over, gets no letter about it any more.
 */
export function standingOf(
  recipient: string,
  { to, people }: Pick<LetterWanted, 'to' | 'people'>,
  item: Concerned,
  directory: Directory,
  day: string,
): Standing | undefined {
  const alone: Directory = {
    ...directory,
    officials: directory.officials.map((official) => ({ ...official, substitute: null })),
  };
  for (const relation of to) {
    if (peopleOf([relation], item, alone, day).includes(recipient))
      return { as: told(relation), standsInFor: null, named: false };
  }
  for (const relation of to) {
    const substituted = directory.officials.find(
      (official) =>
        official.substitute?.id === recipient &&
        peopleOf([relation], item, alone, day).includes(official.id) &&
        peopleOf([relation], item, directory, day).includes(recipient),
    );
    if (substituted) return { as: told(relation), standsInFor: substituted.name, named: false };
  }
  for (const id of people) {
    if (id === recipient) return { as: 'owner', standsInFor: null, named: true };
    const name = directory.officials.find((official) => official.id === id)?.name ?? '';
    if (withSubstitutes([id], directory, day).includes(recipient))
      return { as: 'owner', standsInFor: name, named: true };
  }
  return undefined;
}

/** Who decides what needs a leader is one to the reader. */
function told(reader: Reader): Relation {
  return reader === 'decider' ? 'leader' : reader;
}
