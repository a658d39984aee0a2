import type { Decision } from './decision';
import { refuse } from './decision';
import type { Item } from './item';

type Judged = readonly { readonly id: string }[];

/** Each standard is answered for on its own; `says` tells an answer from an empty field. */
export function refuseStandards<T extends Judged[number]>(
  item: Item,
  judged: readonly T[],
  says: (given: T) => boolean = () => true,
): Decision | undefined {
  const missing = item.standards.filter(({ id }) => !judged.some((given) => given.id === id && says(given)));
  if (missing.length > 0) return refuse('standards_incomplete', { standards: missing.map(({ id }) => id) });
  return refuseUnfit(item, judged);
}

/** What is said of a standard that the item does not have, or said twice of one, is no judgement. */
export function refuseUnfit(item: Item, judged: Judged): Decision | undefined {
  const ids = judged.map(({ id }) => id);
  const unknown = ids.filter((id) => !item.standards.some((known) => known.id === id));
  if (unknown.length > 0) return refuse('standard_unknown', { standards: unknown });
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return twice.length > 0 ? refuse('standard_judged_twice', { standards: twice }) : undefined;
}

/** Whole, since the read model and every table show it so. */
export function isPercent(given: number): boolean {
  return Number.isInteger(given) && given >= 0 && given <= 100;
}
