import type { Database } from '../../../prisma/client';
import type { HistoryReader } from '../../tasks/history/letter-line';
import { findPeople, namesOfUnits } from '../lines/data';
import { originsOf } from '../lines/origins';
import type { Telling } from '../lines/recorded';
import { tellRecorded } from '../lines/recorded';
import { tellRequest } from '../lines/request';
import type { LineKind, Told } from '../lines/schema';
import { standings } from '../lines/standing';
import { endless } from '../lines/time';
import type { People } from '../lines/who';
import type { EngineLine, Stored } from './data';
import { tellDrift } from './drift';
import { behind, tellEngine } from './engine';
import { tellLetter } from './letters';

/** A line with its place in the order. */
export type Placed = { readonly told: Told; readonly place: readonly [at: number, rank: number, key: string] };

/** Of one instant: what was asked, what the workflow did, what was recorded, and what was written of it. */
const ranks: Record<LineKind, number> = {
  access: 0,
  workflow: 1,
  entry: 2,
  refusal: 2,
  letter: 3,
  attempt: 4,
  drift: 5,
};

/** Everything that is on record of an item as lines, the oldest first, and the people in them. */
export async function gather(
  database: Database,
  task: string,
  { name, recorded, letters, requests, drifts }: Stored,
  engine: readonly EngineLine[],
  reader: HistoryReader,
): Promise<{ readonly lines: Placed[]; readonly people: People }> {
  const commands = recorded.flatMap(({ command }) => command ?? []);
  const origins = await originsOf(database, commands);
  const askers = recorded.flatMap(({ command, at }) =>
    command === null ? [] : (origins(command, at.getTime()) ?? []),
  );
  const ids = [
    ...recorded.flatMap(({ actor }) => actor ?? []),
    ...[...requests, ...askers].flatMap(({ accountId, actingFor }) => [accountId, ...actingFor]),
    ...letters.map(({ recipientId }) => recipientId),
  ];
  const people: People = new Map((await findPeople(database, [...new Set(ids)])).map((one) => [one.id, one]));

  const entries = recorded.filter(({ kind }) => kind === 'entry').sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const standing = standings(entries.map(({ seq, body }) => ({ seq: seq ?? 0, body: body ?? '' })));
  const names = new Map([[task, name]]);
  const units = await namesOfUnits(database);
  const telling: Telling = {
    reader,
    origins,
    people,
    names,
    units,
    tokens: new Map(),
    standing: (_, seq) => standing.get(seq),
  };
  const { bySeq, byCommand } = behind(engine);
  const seqs = new Map(entries.map(({ command, seq }) => [command, seq]));

  const lines = [
    ...recorded.map((row) => {
      const event = (row.seq === null ? undefined : bySeq.get(row.seq)) ?? byCommand.get(row.command ?? '') ?? null;
      return placed({ ...tellRecorded(row, telling), event }, row.key);
    }),
    ...requests.map((row) => placed(tellRequest(row, task, telling), row.id)),
    ...letters.flatMap((letter) =>
      tellLetter(letter, task, telling).map((told, at) => placed(told, `${letter.id}/${at}`)),
    ),
    ...drifts.map((drift) => placed(tellDrift(drift, task, telling), drift.id)),
    ...engine.map((line) => {
      const seq = 'update' in line.told ? seqs.get(line.told.update) : undefined;
      const told = tellEngine(line, task, telling, (seq && standing.get(seq)?.before) || null);
      return placed(told, `${line.run}/${String(line.event).padStart(6, '0')}`);
    }),
  ];
  return { lines: lines.sort((one, other) => compare(one.place, other.place)), people };
}

function placed(told: Told, key: string): Placed {
  return { told, place: [told.at === null ? endless.after : Date.parse(told.at), ranks[told.kind], key] };
}

/** The order of two places: by time, and of one instant as {@link ranks} says. */
export function compare(one: Placed['place'], other: Placed['place']): number {
  return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : Number(one[2] > other[2]));
}
