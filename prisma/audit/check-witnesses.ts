import { rowHash } from '../../audit/checkpoint';
import type { Fault, FaultCode } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Snapshot } from '../client';
import type { StoredCheckpoint } from './check-checkpoints';
import { countsOf } from './check-checkpoints';
import type { Source, SourceRow } from './sources';
import { namedBy, rowsOf, sources } from './sources';

/** One row as it stands, or as its witness has it. */
type Seen = { readonly at: number; readonly place: string; readonly hash: string };

/**
 * What came in since the last checkpoint, held against what the table `witness` says that it was then: rows that were
 * changed, taken out or put in are named. Whoever forges a row and its witness alike is found only by what is kept
 * elsewhere (docs/auditors.md).
 */
export async function* checkWitnesses(
  snapshot: Snapshot,
  checkpoints: readonly StoredCheckpoint[],
): AsyncGenerator<Fault> {
  for (const [name, source] of Object.entries(sources)) {
    if (source.witnessed === 'none') continue;
    // A checkpoint that does not know the source yet covers nothing of it.
    const last = checkpoints.findLast((checkpoint) => name in countsOf(checkpoint));
    yield* checkSource(snapshot, name, source, last);
  }
}

async function* checkSource(
  snapshot: Snapshot,
  name: string,
  source: Source,
  last: StoredCheckpoint | undefined,
): AsyncGenerator<Fault> {
  const since = (column: string) => `${column} > to_timestamp('${(last?.upTo ?? -1) / 1000}'::float8)`;
  const some = typeof source.witnessed === 'object' ? [source.witnessed.where] : [];
  const rows = each(snapshot.stream<SourceRow>(rowsOf(source, [since(source.at), ...some]), 5_000));
  const said = each(
    snapshot.stream<SourceRow>(
      `SELECT (extract(epoch FROM at) * 1000)::float8::text AS at, place, hash FROM witness
       WHERE source = '${name}' AND ${since('at')} ORDER BY at, place COLLATE "C"`,
      5_000,
    ),
  );
  const wrong = (code: FaultCode, { place }: Seen) =>
    fault(code, { ...namedBy(source, place), of: `${name} ${place}`, detail: `since checkpoint ${last?.number ?? 0}` });
  let [row, witness] = [await rows.next(), await said.next()];
  while (row || witness) {
    const order = row && witness ? compared(row, witness) : row ? -1 : 1;
    if (row && order < 0) yield wrong('row_added', row);
    if (witness && order > 0) yield wrong('row_missing', witness);
    if (row && witness && order === 0 && row.hash !== witness.hash) yield wrong('row_changed', row);
    if (order <= 0) row = await rows.next();
    if (order >= 0) witness = await said.next();
  }
}

function each(stream: AsyncGenerator<SourceRow>): { next(): Promise<Seen | undefined> } {
  return {
    async next() {
      const { value, done } = await stream.next();
      if (done) return undefined;
      const { at, place, hash, fields } = value;
      return { at: Number(at), place, hash: hash ?? rowHash(fields ?? []) };
    },
  };
}

/** In the order of the database: by instant, then by the bytes of the place. */
function compared(one: Seen, other: Seen): number {
  return (
    Math.sign(one.at - other.at) || Buffer.compare(Buffer.from(one.place, 'utf8'), Buffer.from(other.place, 'utf8'))
  );
}
