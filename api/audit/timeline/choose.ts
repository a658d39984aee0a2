import type { Sought } from '../lines/query';
import type { LineKind, Told } from '../lines/schema';
import type { People } from '../lines/who';

/** Whether a line is looked for: of a person who acted, for whom somebody acted, or who was written to; of a unit's people. */
export function isSought(
  { kind, at, who, for: principals, to }: Told,
  sought: Sought & { readonly kind: LineKind | undefined },
  people: People,
): boolean {
  const concerned = [who?.id, to?.id, ...principals.map(({ id }) => id)].flatMap((id) => id ?? []);
  const time = at === null ? Number.NaN : Date.parse(at);
  return (
    (sought.kind === undefined || kind === sought.kind) &&
    (sought.from === undefined || time >= sought.from) &&
    (sought.to === undefined || time <= sought.to) &&
    (sought.person === undefined || concerned.some((id) => id === sought.person)) &&
    (sought.unit === undefined || concerned.some((id) => people.get(id)?.unitCode === sought.unit))
  );
}
