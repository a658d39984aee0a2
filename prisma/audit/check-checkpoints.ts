import { createHash } from 'node:crypto';
import type { Checkpoint, CheckpointFile } from '../../audit/checkpoint';
import { checkpointHash, isWellSigned, rowHash } from '../../audit/checkpoint';
import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import { keyOf } from '../../audit/signing-key';
import { canonical } from '../../domain/ledger/canonical';
import { genesis } from '../../domain/ledger/entry';
import type { Snapshot } from '../client';
import { differingLines, partsOf } from './lines';
import type { Source, SourceRow } from './sources';
import { rowsOf, sources } from './sources';

/** A checkpoint as it is stored; its lines are read only where something differs. */
export type StoredCheckpoint = Checkpoint & {
  readonly parts: string;
  readonly previousHash: string;
  readonly signatures: readonly Pick<CheckpointFile, 'keyId' | 'publicKey' | 'signature'>[];
};

export async function readCheckpoints(snapshot: Snapshot): Promise<StoredCheckpoint[]> {
  return snapshot.rows<StoredCheckpoint>(`
    SELECT number, (extract(epoch FROM up_to) * 1000)::float8 AS "upTo", counts, parts, previous_hash AS "previousHash",
      hash, coalesce((SELECT json_agg(json_build_object('keyId', key_id, 'publicKey', public_key, 'signature', signature))
        FROM checkpoint_signature s WHERE s.number = c.number), '[]') AS signatures
    FROM checkpoint c ORDER BY number`);
}

/** The chain of checkpoints: places, hashes, signatures. `keys` are those that whoever verifies trusts (SPKI, PEM). */
export function* checkChain(checkpoints: readonly StoredCheckpoint[], keys: readonly string[]): Generator<Fault> {
  const trusted = new Set(keys.map(keyOf));
  const isTrusted = ({ signatures }: StoredCheckpoint) =>
    signatures.some(({ publicKey }) => isAmong(trusted, publicKey));
  // A signature vouches for everything before it, so that a key may be replaced.
  const vouched = checkpoints.findLastIndex(isTrusted);
  for (const [index, one] of checkpoints.entries()) {
    const of = String(one.number);
    const before = checkpoints[index - 1];
    if (one.number !== index + 1 || one.previousHash !== (before?.hash ?? genesis) || one.upTo <= (before?.upTo ?? 0))
      yield fault('checkpoint_order', { of });
    const hash = checkpointHash(one.previousHash, one, one.parts);
    if (hash !== one.hash) yield fault('checkpoint_hash', { of, detail: `${hash} ≠ ${one.hash}` });
    if (one.signatures.length === 0) yield fault('checkpoint_unsigned', { of });
    for (const signature of one.signatures)
      if (!isWellSigned(one, signature)) yield fault('checkpoint_signature', { of, detail: signature.keyId });
    if (trusted.size > 0 && index > vouched)
      yield fault('checkpoint_key', { of, detail: one.signatures.map(({ keyId }) => keyId).join() });
  }
}

/** Keys are the same whatever their PEM looks like; what is no key is nobody's. */
function isAmong(trusted: ReadonlySet<string | null>, publicKey: string): boolean {
  const key = keyOf(publicKey);
  return key !== null && trusted.has(key);
}

/** Rows as checkpoints count them, and as they are hashed; linear over all that is recorded, in the order of its recording. */
export async function* checkRows(snapshot: Snapshot, checkpoints: readonly StoredCheckpoint[]): AsyncGenerator<Fault> {
  for (const { number, parts } of checkpoints) {
    const [stored] = await snapshot.rows<{ lines: string }>(`SELECT lines FROM checkpoint WHERE number = ${number}`);
    if (partsOf(stored?.lines ?? '') !== parts) yield fault('checkpoint_lines', { of: String(number) });
  }
  const last = countsOf(checkpoints.at(-1));
  for (const name of Object.keys(last)) {
    const source = sources[name];
    if (source) yield* checkSource(snapshot, checkpoints, name, source);
    else yield fault('checkpoint_lines', { of: name });
  }
}

async function* checkSource(
  snapshot: Snapshot,
  checkpoints: readonly StoredCheckpoint[],
  name: string,
  source: Source,
): AsyncGenerator<Fault> {
  // What was recorded before its table was covered belongs to the first checkpoint that counts it.
  const windows = checkpoints.filter((one) => name in countsOf(one)).map((one) => new Window(one, name));
  let at = 0;
  for await (const row of snapshot.stream<SourceRow>(rowsOf(source), 5_000)) {
    while (at < windows.length && Number(row.at) > (windows[at]?.upTo ?? 0)) at++;
    const window = windows[at];
    if (!window) break;
    window.add(row);
  }
  let total = 0;
  for (const window of windows) {
    total += window.rows;
    if (window.said === window.found() && countsOf(window.checkpoint)[name] === total) continue;
    const from = windows[windows.indexOf(window) - 1]?.upTo ?? -1;
    yield* differingLines(snapshot, name, source, window.checkpoint, from);
  }
}

/** What one checkpoint says of one source, and what is found. */
class Window {
  rows = 0;
  readonly upTo: number;
  readonly said: string;
  private readonly hash = createHash('sha256');

  constructor(
    readonly checkpoint: StoredCheckpoint,
    private readonly name: string,
  ) {
    this.upTo = checkpoint.upTo;
    this.said = checkpoint.parts.split('\n').find((part) => part.startsWith(`${name} `)) ?? '';
  }

  add({ place, hash, fields }: SourceRow): void {
    this.hash.update(`${this.rows++ === 0 ? '' : '\n'}${place} ${hash ?? rowHash(fields ?? [])}`);
  }

  found(): string {
    return this.rows === 0 ? '' : `${this.name} ${this.rows} ${this.hash.copy().digest('hex')}`;
  }
}

/** How many rows of each source a checkpoint counts; of none where there is no checkpoint. */
export function countsOf(checkpoint: Checkpoint | undefined): Readonly<Record<string, number>> {
  try {
    return checkpoint ? (JSON.parse(checkpoint.counts) as Record<string, number>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {}; // its hash says so
    throw error;
  }
}

/** Checkpoints that an auditor has taken away, held against those that are here: what is not here any more was undone. */
export function* checkTakenAway(
  files: readonly CheckpointFile[],
  checkpoints: readonly StoredCheckpoint[],
  keys: readonly string[],
): Generator<Fault> {
  for (const { upTo, counts, ...file } of files) {
    const taken: Checkpoint = { ...file, upTo: Date.parse(upTo), counts: canonical(counts) };
    const of = String(file.number);
    const foreign = keys.length > 0 && !isAmong(new Set(keys.map(keyOf)), file.publicKey);
    const here = checkpoints.find(({ number }) => number === file.number);
    const known = here?.hash === taken.hash && here.counts === taken.counts && here.upTo === taken.upTo;
    if (!isWellSigned(taken, file) || (foreign && !known)) yield fault('checkpoint_forged', { of, detail: file.keyId });
    else if (!here) yield fault('checkpoint_absent', { of, detail: `${checkpoints.length}` });
    else if (!known) yield fault('checkpoint_differs', { of, detail: `${taken.hash} ≠ ${here.hash}` });
  }
}
