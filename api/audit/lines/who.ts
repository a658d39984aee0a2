import type { ActingStanding } from '../../../domain/audit/access';
import type { Item } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import type { Actor, Capacity, Role } from '../../../domain/people/roles';
import { roleWords } from '../../organisation/wording';
import { capacityWords } from '../../tasks/words';
import type { Known, StoredAccess } from './data';
import type { Told } from './schema';
import { readBody } from './standing';

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
 * For whom somebody acted, by what was recorded then and never by the directory as it is now: a substitute for the owner of
 * that time; and who acted in a role, or for a unit, that was not theirs, for those who had it and for whom they stood in that
 * day. Of requests from before role and unit were kept, all for whom somebody stood in.
 */
export function actedFor(actor: Actor, before: Item | null, request: StoredAccess | null, people: People): Told['for'] {
  if (actor.as === 'substitute' && before) return [{ id: before.owner.id, name: before.owner.name }];
  if (!request || actor.as === 'owner') return [];
  const standing = request.standing === null ? null : readBody<ActingStanding>(request.standing);
  if (!standing) return request.role === roleOf[actor.as] ? [] : namesOf(request.actingFor, people);
  const own = { role: request.role, unit: standing.unit };
  return namesOf(
    groundsOf(actor.as, own, standing.for, before).map(({ id }) => id),
    people,
  );
}

type Placed = { readonly role: string; readonly unit: string };

/** Those whose place gives the capacity; nobody where one's own does. */
function groundsOf<Of extends Placed>(
  as: Capacity,
  own: Placed,
  others: readonly Of[],
  item: Item | null,
): readonly Of[] {
  const hasRole = ({ role }: Placed) =>
    as === 'co_unit' ? role === 'unit_head' || role === 'official' : as === 'substitute' || role === roleOf[as];
  const codes = as === 'co_unit' ? item?.coUnits : as === 'unit_head' ? item && [item.leadUnit] : null;
  const units = codes?.map((unit) => (typeof unit === 'string' ? unit : unit.code));
  const isOfUnit = ({ unit }: Placed) => units?.includes(unit) ?? true;
  if (hasRole(own) && isOfUnit(own)) return [];
  const able = others.filter(hasRole);
  const exact = able.filter(isOfUnit);
  // A head's units reach down to those below: where nobody is of the item's own, it is a head above, one's own first.
  return exact.length > 0 || hasRole(own) ? exact : able;
}

/** Names of those for whom somebody stands in; the account, where the directory has no name for it. */
export function namesOf(ids: readonly string[], people: People): Told['for'] {
  return ids.map((id) => ({ id, name: people.get(id)?.name ?? id }));
}
