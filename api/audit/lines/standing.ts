import { evolve } from '../../../domain/item/evolve';
import type { Item } from '../../../domain/item/item';
import type { Body } from '../../../domain/ledger/entry';

/** An item before and after an entry of its ledger; nulls where there was none yet, or where the ledger cannot be followed. */
export type Standing = { readonly before: Item | null; readonly after: Item | null };

/** How an item stood around each entry of its ledger, by seq. From an entry on that cannot be read or does not follow, nothing is said. */
export function standings(ledger: readonly { readonly seq: number; readonly body: string }[]): Map<number, Standing> {
  const told = new Map<number, Standing>();
  let before: Item | null = null;
  for (const { seq, body } of ledger) {
    const after = follow(before, seq, body);
    if (!after) return told;
    told.set(seq, { before, after });
    before = after;
  }
  return told;
}

function follow(before: Item | null, seq: number, body: string): Item | null {
  const said = readBody<Body>(body);
  if (!said) return null;
  try {
    return evolve(before, { seq, ...said });
  } catch {
    return null; // what is wrong with a ledger is the verification's to say; here what can be told is told
  }
}

/** What a stored body says; null where somebody has made it into something else than JSON. */
export function readBody<Said>(body: string | null): Said | null {
  try {
    return body === null ? null : (JSON.parse(body) as Said);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
