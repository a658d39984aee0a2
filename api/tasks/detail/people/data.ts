import type { Concerned, Directory } from '../../../../domain/people/directory';
import { peopleOf } from '../../../../domain/people/directory';
import type { Capacity } from '../../../../domain/people/roles';
import type { Transaction } from '../../../../prisma/client';
import { loadDirectory } from '../../../../prisma/directory';

/** Somebody an item involves, and as what. */
export type Involved = {
  readonly as: Capacity;
  readonly name: string;
  readonly email: string;
  readonly unit: string;
};

const relations = ['owner', 'unit_head', 'leader'] as const;

/**
 * Who gets an item's letters and has its rights on a local day: owner, unit heads and leaders, each followed by those
 * who substitute for them, by the rules' own reading of the directory.
 */
export async function involvedIn(on: Transaction, item: Concerned, today: string): Promise<Involved[]> {
  const directory = await loadDirectory(on);
  const without = withoutSubstitutes(directory);
  const named = relations.flatMap((relation) => {
    const principals = peopleOf([relation], item, without, today);
    const others = peopleOf([relation], item, directory, today).filter((id) => !principals.includes(id));
    return [
      ...principals.map((id) => ({ id, as: relation })),
      ...others.map((id) => ({ id, as: 'substitute' as const })),
    ];
  });
  const found = await on.official.findMany({
    where: { id: { in: named.map(({ id }) => id) } },
    select: { id: true, name: true, email: true, unitCode: true },
  });
  return named.flatMap(({ id, as }) => {
    const person = found.find((official) => official.id === id);
    return person ? [{ as, name: person.name, email: person.email, unit: person.unitCode }] : [];
  });
}

function withoutSubstitutes({ units, officials }: Directory): Directory {
  return { units, officials: officials.map((official) => ({ ...official, substitute: null })) };
}
