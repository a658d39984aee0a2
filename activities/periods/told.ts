import type { Concerned, Directory } from '../../domain/people/directory';
import { peopleOf } from '../../domain/people/directory';
import type { Relation } from '../../domain/people/roles';
import type { Quarter } from '../../domain/periods/period';
import type { Transaction } from '../../prisma/client';
import type { DueItem } from '../../prisma/unsettled';
import { dueItems, readSpan } from '../../prisma/unsettled';
import { standingOf } from '../letters/concern';

/** What of the unsettled items of a quarter a person is told, and as what. */
export type Told = {
  readonly as: Extract<Relation, 'leader' | 'secretariat'>;
  readonly standsInFor: string | null;
  readonly items: readonly DueItem[];
};

/** An item that concerns nobody by itself: whoever holds a role is named all the same. */
export const nobody: Concerned = { owner: '', leader: null, leadUnit: '' };

/** What a quarter finds unsettled as things stand. */
export async function unsettledIn(on: Transaction, quarter: Quarter, zone: string): Promise<DueItem[]> {
  const due = await dueItems(on, await readSpan(on, quarter, zone));
  return due.filter(({ settled }) => settled === null);
}

/** Everybody who is told of unsettled items on a day: the leaders in charge of them, and the secretariat (domain.md, "Quarter clear"). */
export function readersOf(items: readonly DueItem[], directory: Directory, day: string): string[] {
  if (items.length === 0) return [];
  const leaders = [...new Set(items.map(({ leader }) => leader))];
  const ids = leaders.flatMap((leader) => peopleOf(['leader'], { ...nobody, leader }, directory, day));
  return [...new Set([...ids, ...peopleOf(['secretariat'], nobody, directory, day)])];
}

/** A reader's share: all of them for the secretariat, their own for a leader in charge; null for whoever has none. */
export function toldOf(reader: string, items: readonly DueItem[], directory: Directory, day: string): Told | null {
  const standing = (to: Told['as'], item: Concerned) =>
    standingOf(reader, { to: [to], people: [] }, item, directory, day);
  const office = standing('secretariat', nobody);
  if (office) return { as: 'secretariat', standsInFor: office.standsInFor, items };
  const byLeader = new Map(
    [...new Set(items.map(({ leader }) => leader))].map((leader) => [
      leader,
      standing('leader', { ...nobody, leader }),
    ]),
  );
  const mine = items.filter(({ leader }) => byLeader.get(leader) !== undefined);
  const [first] = mine;
  if (!first) return null;
  return { as: 'leader', standsInFor: byLeader.get(first.leader)?.standsInFor ?? null, items: mine };
}
