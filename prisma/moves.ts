import type { Move } from '../domain/clocks/preview';
import { movesUnder } from '../domain/clocks/preview';
import type { Rules } from '../domain/clocks/rules';
import type { Item } from '../domain/item/item';
import type { Policy } from '../domain/policy';
import type { Transaction } from './client';
import { batchPolicy } from './policies';

/** Items to a query, after which others have their turn. */
const page = 500;

/** An item whose clocks a change of the rules moves. */
export type Moved = { readonly item: Item; readonly moves: readonly Move[] };

/** The rules before and after a change, for an item under its present policy. */
export type Ruling = (item: Item, present: Policy) => { readonly before: Rules; readonly after: Rules };

/** Reads the policy that an item runs under, each version once. */
export function policyReader(database: Transaction): (item: Item) => Promise<Policy> {
  const known = new Map<string, Promise<Policy>>();
  return ({ batch, rules }) => {
    const key = `${batch}/${rules.policy}`;
    const policy = known.get(key) ?? batchPolicy(database, batch, rules.policy);
    known.set(key, policy);
    return policy;
  };
}

/** Those of some items whose clocks a change of the rules would move at an instant. */
export async function movesOf(
  items: readonly Item[],
  at: number,
  policyOf: (item: Item) => Promise<Policy>,
  ruling: Ruling,
): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const item of items) {
    const { before, after } = ruling(item, await policyOf(item));
    const moves = movesUnder(item, at, before, after);
    if (moves.length > 0) moved.push({ item, moves });
  }
  return moved;
}

export { page as movesPage };
