import { evolve } from '../domain/item/evolve';
import type { Item } from '../domain/item/item';
import { canonical } from '../domain/ledger/canonical';
import type { Body, Entry } from '../domain/ledger/entry';
import { genesis, hashed, standingOf } from '../domain/ledger/entry';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import { sha256 } from './sha256';

/** A row of the ledger as it is stored. Instants are epoch milliseconds. */
export type LedgerRow = {
  readonly task: string;
  readonly seq: number;
  readonly commandId: string;
  readonly recordedAt: number;
  readonly actor: string | null;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** An entry with the item as it stood after it. */
export type Told = { readonly row: LedgerRow; readonly entry: Entry; readonly after: Item };

/** An item's ledger as far as it can be believed, and the first thing that is wrong with it. */
export type Checked = { readonly told: readonly Told[]; readonly fault: Fault | null };

/**
 * Recomputes an item's ledger, in the order of its entries: place, link, hash over the stored text, and what the text
 * says against the rules. It is believed up to the first fault: what follows a forged entry tells nothing.
 */
export function checkLedger(task: string, rows: readonly LedgerRow[]): Checked {
  const told: Told[] = [];
  for (const row of rows) {
    const found = checkEntry(row, told.at(-1));
    if ('code' in found) {
      const seq = found.code === 'ledger_gap' ? told.length + 1 : row.seq;
      return { told, fault: fault(found.code, { task, seq, detail: found.detail }) };
    }
    told.push(found);
  }
  return { told, fault: rows.length === 0 ? fault('ledger_missing', { task, seq: 1 }) : null };
}

type Wrong = { readonly code: FaultCode; readonly detail: string };

function checkEntry(row: LedgerRow, before: Told | undefined): Told | Wrong {
  const { seq, prevHash, hash, body: text } = row;
  const wanted = (before?.row.seq ?? 0) + 1;
  if (seq !== wanted) return { code: 'ledger_gap', detail: `${wanted} ≠ ${seq}` };
  const previous = before?.row.hash ?? genesis;
  if (prevHash !== previous) return { code: 'ledger_link', detail: `${previous} ≠ ${prevHash}` };
  const reckoned = sha256(hashed(row, text));
  if (hash !== reckoned) return { code: 'ledger_hash', detail: `${reckoned} ≠ ${hash}` };
  const body = readBody(text);
  if (!body) return { code: 'ledger_body', detail: text.slice(0, 80) };
  if (row.actor !== (body.actor?.id ?? null))
    return { code: 'ledger_actor', detail: `${body.actor?.id} ≠ ${row.actor}` };
  if (before && row.recordedAt < before.row.recordedAt)
    return { code: 'ledger_time', detail: `${before.row.recordedAt} > ${row.recordedAt}` };
  return tell(row, body, before);
}

/** The body of an entry; null where its text is not the canonical text of one. */
function readBody(text: string): Body | null {
  try {
    const body = JSON.parse(text) as Body;
    const whole = Object.keys(body).sort().join() === 'actor,at,events,standing' && Array.isArray(body.events);
    return whole && canonical(body) === text ? body : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function tell(row: LedgerRow, body: Body, before: Told | undefined): Told | Wrong {
  const { task, seq, commandId, recordedAt, prevHash, hash } = row;
  const entry: Entry = { task, seq, commandId, recordedAt, prevHash, hash, ...body };
  let after: Item;
  try {
    after = evolve(before?.after ?? null, entry);
  } catch (error) {
    return { code: 'ledger_rules', detail: error instanceof Error ? error.message : String(error) };
  }
  if (after.id !== task) return { code: 'ledger_rules', detail: `${after.id} ≠ ${task}` };
  const standing = canonical(standingOf(after));
  if (standing !== canonical(body.standing))
    return { code: 'ledger_standing', detail: `${standing} ≠ ${canonical(body.standing)}` };
  return { row, entry, after };
}
