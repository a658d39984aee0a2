import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { canonical } from '../domain/ledger/canonical';
import { genesis } from '../domain/ledger/entry';
import type { PeriodEntry } from '../domain/periods/entry';
import { figuresOf } from '../domain/periods/figures';
import type { PeriodId } from '../domain/periods/period';
import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';
import { sha256 } from './sha256';

/** A period as it is stored; what it has not come to yet is null. Instants are epoch milliseconds. */
export type PeriodRow = {
  readonly id: PeriodId;
  readonly state: string;
  readonly from: number;
  readonly cutOff: number;
  /** Its times that are no instants, or lie so far ahead that no close can have written them. */
  readonly beyond: readonly string[];
  readonly entryCount: number | null;
  readonly figures: string | null;
  readonly entriesHash: string | null;
  readonly headsHash: string | null;
  readonly hash: string | null;
  readonly sealedAt: number | null;
  readonly sealedBy: string | null;
  readonly sealNumber: number | null;
  readonly adjustmentsHash: string | null;
  readonly bulletinHash: string | null;
  readonly previousSeal: string | null;
  readonly seal: string | null;
};

/** What a period's hashes are taken over beside its entries. */
export type Beside = { readonly adjustments: string; readonly bulletin: string };

/** Lines joined by line feeds, hashed as they come. */
class Lines {
  private readonly hash: Hash = createHash('sha256');
  private first = true;

  add(line: string): void {
    this.hash.update(this.first ? line : `\n${line}`, 'utf8');
    this.first = false;
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }
}

/** Recomputes one period from what is fed to it in the order of the items' ids, and says what differs. */
export class PeriodCheck {
  private readonly heads = new Lines();
  private readonly entries = new Lines();
  private readonly counted: PeriodEntry[] = [];

  constructor(readonly row: PeriodRow) {}

  /** The period's last entry of an item's ledger. */
  headOf(task: string, told: readonly Told[]): void {
    const { from, cutOff } = this.row;
    const last = told.findLast(({ row }) => row.recordedAt > from && row.recordedAt <= cutOff);
    if (last) this.heads.add(`${task} ${last.row.seq} ${last.row.hash}`);
  }

  /** An entry of the period, as its text is stored and read; only what figures are drawn from is kept. */
  entryOf(body: string, entry: PeriodEntry): void {
    this.entries.add(body);
    const { task, leadUnit, state, light, step, percent, reportDue, reported, reports, happened, before } = entry;
    const kept = { task, leadUnit, state, light, step, percent, reportDue, reported, reports, happened, before };
    this.counted.push(kept as PeriodEntry);
  }

  /** What of the period does not follow from what was fed. */
  faults(beside: Beside, last: Pick<PeriodRow, 'sealNumber' | 'seal'> | undefined): Fault[] {
    const { row } = this;
    const stands = row.hash === null ? 'closing' : row.seal === null ? 'closed' : 'sealed';
    if (row.state !== stands) return differs('period_hash', row.id, row.state, stands);
    if (row.state === 'closing') return [];
    return [...this.closeFaults(), ...(row.state === 'sealed' ? sealFaults(row, beside, last) : [])];
  }

  private closeFaults(): Fault[] {
    const { id, from, cutOff, entryCount, entriesHash, headsHash, figures, hash } = this.row;
    const figuresText = figures ?? '';
    const whole = [id, from, cutOff, entryCount, entriesHash, headsHash, sha256(figuresText)].join('\n');
    return [
      ...differs('period_entries', id, entriesHash, this.entries.digest()),
      ...differs('period_entries', id, String(entryCount), String(this.counted.length)),
      ...differs('period_heads', id, headsHash, this.heads.digest()),
      ...(says(figuresText, figuresOf(this.counted)) ? [] : [fault('period_figures', { of: id })]),
      ...differs('period_hash', id, hash, sha256(whole)),
    ];
  }
}

function sealFaults(row: PeriodRow, beside: Beside, last: Pick<PeriodRow, 'sealNumber' | 'seal'> | undefined): Fault[] {
  const { id, sealNumber, previousSeal, hash, adjustmentsHash, bulletinHash, sealedAt, sealedBy, seal } = row;
  const said = [previousSeal, sealNumber, id, hash, adjustmentsHash, bulletinHash, sealedAt];
  return [
    ...differs('seal_order', id, String(sealNumber), String((last?.sealNumber ?? 0) + 1)),
    ...differs('seal_order', id, previousSeal, last?.seal ?? genesis),
    ...differs('seal_adjustments', id, adjustmentsHash, sha256(beside.adjustments)),
    ...differs('seal_bulletin', id, bulletinHash, sha256(beside.bulletin)),
    // As the database joins them: what is null is left out.
    ...differs('seal_hash', id, seal, sha256([...said, ...(sealedBy === null ? [] : [sealedBy])].join('\n'))),
  ];
}

function differs(code: Fault['code'], of: string, found: string | null, wanted: string): Fault[] {
  return found === wanted ? [] : [fault(code, { of, detail: `${wanted} ≠ ${found}` })];
}

/**
 * Whether a stored text says nothing but what was reckoned. A later version of the product may reckon more than was
 * stored then; less, or anything else, is a fault.
 */
export function says(text: string, reckoned: unknown): boolean {
  try {
    return within(JSON.parse(text), JSON.parse(canonical(reckoned)));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function within(stored: unknown, reckoned: unknown): boolean {
  if (typeof stored !== 'object' || stored === null) return stored === reckoned;
  if (typeof reckoned !== 'object' || reckoned === null) return false;
  if (Array.isArray(stored) || Array.isArray(reckoned)) {
    if (!Array.isArray(stored) || !Array.isArray(reckoned) || stored.length !== reckoned.length) return false;
    return stored.every((one, index) => within(one, reckoned[index]));
  }
  const all: Readonly<Record<string, unknown>> = { ...reckoned };
  return Object.entries(stored).every(([key, value]) => key in all && within(value, all[key]));
}
