import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { rowHash } from '../../audit/checkpoint';
import type { Fault, FaultCode } from '../../audit/fault';
import { fault } from '../../audit/fault';
import { sha256 } from '../../audit/sha256';
import type { Snapshot } from '../client';
import type { StoredCheckpoint } from './check-checkpoints';
import type { Source, SourceRow } from './sources';
import { namedBy, rowsOf } from './sources';

/** No more rows than this are named for a checkpoint and a source: one is enough to know. */
const most = 20;

/**
 * Names the rows in which a checkpoint's lines and the tables differ. Where the lines were changed too they do not fit
 * the hash that was signed, and only the checkpoint can be named.
 */
export async function* differingLines(
  snapshot: Snapshot,
  name: string,
  source: Source,
  { number, upTo, parts }: StoredCheckpoint,
  from: number,
): AsyncGenerator<Fault> {
  const [stored] = await snapshot.rows<{ lines: string }>(`SELECT lines FROM checkpoint WHERE number = ${number}`);
  const lines = (stored?.lines ?? '').split('\n').filter((line) => line.startsWith(`${name} `));
  const own = lines.map((line) => line.slice(name.length + 1));
  const part = own.length === 0 ? '' : `${name} ${own.length} ${sha256(own.join('\n'))}`;
  if (part !== (parts.split('\n').find((one) => one.startsWith(`${name} `)) ?? '')) {
    yield fault('checkpoint_lines', { of: `${number}`, detail: name });
    return;
  }
  const kept = new Map(own.map((line) => [line.slice(0, -65), line.slice(-64)]));
  const found: Fault[] = [];
  const add = (code: FaultCode, place: string) =>
    found.push(fault(code, { ...namedBy(source, place), of: `${name} ${place}`, detail: `checkpoint ${number}` }));
  for await (const { at, place, hash, fields } of snapshot.stream<SourceRow>(rowsOf(source), 5_000)) {
    const said = kept.get(place);
    kept.delete(place);
    const is = hash ?? rowHash(fields ?? []);
    if (said === undefined && Number(at) > from && Number(at) <= upTo) add('row_added', place);
    else if (said !== undefined && (said !== is || Number(at) > upTo)) add('row_changed', place);
  }
  for (const place of kept.keys()) add('row_missing', place);
  yield* found.sort((a, b) => (a.of < b.of ? -1 : 1)).slice(0, most);
}

/** The sources of a checkpoint, with rows and hash of each, as its lines give them. */
export function partsOf(lines: string): string {
  const bySource = new Map<string, { rows: number; hash: Hash }>();
  for (const line of lines === '' ? [] : lines.split('\n')) {
    const cut = line.indexOf(' ');
    const source = line.slice(0, cut);
    const part = bySource.get(source) ?? { rows: 0, hash: createHash('sha256') };
    part.hash.update(`${part.rows++ === 0 ? '' : '\n'}${line.slice(cut + 1)}`);
    bySource.set(source, part);
  }
  return [...bySource].map(([source, { rows, hash }]) => `${source} ${rows} ${hash.digest('hex')}`).join('\n');
}
