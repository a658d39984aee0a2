import type { Database } from '../../../prisma/client';
import type { HistoryReader } from '../../tasks/history/letter-line';
import type { StoredLine } from '../lines/data';
import { findPeople, findRequests, namesOfItems, readLedgers } from '../lines/data';
import { originsOf } from '../lines/origins';
import type { Telling } from '../lines/recorded';
import { tellRecorded } from '../lines/recorded';
import { tellRequest } from '../lines/request';
import type { Told } from '../lines/schema';
import { standings } from '../lines/standing';
import type { People } from '../lines/who';

/** Lines of different items in words; `about`: the item that all were asked for, if one was. */
export async function tellLines(
  database: Database,
  lines: readonly StoredLine[],
  reader: HistoryReader,
  about: string | undefined,
): Promise<Map<StoredLine, Told>> {
  const entries = lines.filter(({ kind }) => kind === 'entry');
  const [origins, requests, ledgers, names] = await Promise.all([
    originsOf(database, [...new Set(lines.flatMap(({ command }) => command ?? []))]),
    findRequests(
      database,
      lines.filter(({ kind }) => kind === 'access').map(({ key }) => key),
    ),
    readLedgers(database, [...new Set(entries.flatMap(({ task }) => task ?? []))]),
    namesOfItems(database, [...new Set([about ?? [], ...lines.flatMap(({ task }) => task ?? [])].flat())]),
  ]);
  const asked = new Map(requests.map((row) => [row.id, row]));
  const askers = lines.flatMap(({ command, at }) => (command === null ? [] : (origins(command, at.getTime()) ?? [])));
  const ids = [
    ...lines.flatMap(({ actor }) => actor ?? []),
    ...[...requests, ...askers].flatMap(({ accountId, actingFor }) => [accountId, ...actingFor]),
  ];
  const people: People = new Map((await findPeople(database, [...new Set(ids)])).map((one) => [one.id, one]));
  const telling: Telling = { reader, origins, people, names, standing: standingIn(ledgers) };
  return new Map(
    lines.flatMap((line) => {
      const request = line.kind === 'access' ? asked.get(line.key) : undefined;
      if (line.kind !== 'access') return [[line, tellRecorded(line, telling)]];
      return request ? [[line, tellRequest(request, about ?? line.task, telling)]] : [];
    }),
  );
}

type Ledgers = Awaited<ReturnType<typeof readLedgers>>;

function standingIn(ledgers: Ledgers): Telling['standing'] {
  const rows = new Map<string, Ledgers[number][]>();
  for (const row of ledgers) rows.set(row.taskId, [...(rows.get(row.taskId) ?? []), row]);
  const told = new Map([...rows].map(([task, ledger]) => [task, standings(ledger)]));
  return (task, seq) => told.get(task)?.get(seq);
}
