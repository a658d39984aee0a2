import type { Concerned, Directory } from '../../domain/people/directory';
import { peopleOf } from '../../domain/people/directory';
import type { Relation } from '../../domain/people/roles';

/** What a person is to an item; `standsInFor` is the account whose substitute they are, where that is all they are. */
export type Standing = { readonly as: Relation; readonly standsInFor: string | null };

/**
 * What a recipient is to an item on a day, by the directory as it is now; undefined for one who is no longer concerned:
 * who has handed the item on, or whose substitution is over, gets no letter about it any more.
 */
export function standingOf(
  recipient: string,
  to: readonly Relation[],
  item: Concerned,
  directory: Directory,
  day: string,
): Standing | undefined {
  const alone: Directory = {
    ...directory,
    officials: directory.officials.map((official) => ({ ...official, substitute: null })),
  };
  for (const relation of to) {
    if (peopleOf([relation], item, alone, day).includes(recipient)) return { as: relation, standsInFor: null };
  }
  for (const relation of to) {
    const substituted = directory.officials.find(
      (official) =>
        official.substitute?.id === recipient &&
        peopleOf([relation], item, alone, day).includes(official.id) &&
        peopleOf([relation], item, directory, day).includes(recipient),
    );
    if (substituted) return { as: relation, standsInFor: substituted.name };
  }
  return undefined;
}
