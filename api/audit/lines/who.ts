import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Actor, Capacity, Role } from '../../../domain/people/roles';
import { roleWords } from '../../organisation/wording';
import { capacityWords } from '../../tasks/words';
import type { Known, StoredAccess } from './data';
import type { Told } from './schema';

/** Accounts by their ids, as the directory has them now. */
export type People = ReadonlyMap<string, Known>;

/** Who gave a command, and in what capacity. */
export function actorTold({ id, name, as }: Actor, people: People, locale: Locale): Told['who'] {
  return { id, name, as, capacity: capacityWords[as]?.[locale] ?? as, unit: people.get(id)?.unitCode ?? null };
}

/** Who asked something, in the role that they had then. */
export function askerTold({ accountId, accountName, role }: StoredAccess, people: People, locale: Locale): Told['who'] {
  const words = roleWords[role as Role]?.[locale] ?? role;
  const unit = people.get(accountId)?.unitCode ?? null;
  return { id: accountId, name: accountName, as: role, capacity: words, unit };
}

/** Capacities that come with a role: who has them without it has them from somebody for whom they stand in. */
const roleOf: Partial<Record<Capacity, Role>> = {
  unit_head: 'unit_head',
  secretariat: 'secretariat',
  leader: 'leader',
};

/**
 * For whom somebody acted: a substitute for the owner of that time; and who acted in a role that was not theirs, for
 * those who have it and for whom they stood in that day.
 */
export function actedFor(actor: Actor, before: Item | null, request: StoredAccess | null, people: People): Told['for'] {
  if (actor.as === 'substitute') return before ? [{ id: before.owner.id, name: before.owner.name }] : [];
  const role = roleOf[actor.as];
  if (!request || !role || request.role === role) return [];
  return namesOf(request.actingFor, people, role);
}

/** Names of those for whom somebody stands in; of one role, where it is said. */
export function namesOf(ids: readonly string[], people: People, role?: Role): Told['for'] {
  return ids
    .flatMap((id) => people.get(id) ?? [])
    .filter((one) => role === undefined || one.role === role)
    .map(({ id, name }) => ({ id, name }));
}
