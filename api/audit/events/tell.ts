import type { Database } from '../../../prisma/client';
import type { HistoryReader } from '../../tasks/history/letter-line';
import type { StoredLine } from '../lines/data';
import { findPeople, findRequests, findTokens, namesOfItems, namesOfUnits, readLedgers } from '../lines/data';
import { originsOf } from '../lines/origins';
import type { Recorded, Telling } from '../lines/recorded';
import { tellRecorded } from '../lines/recorded';
import { tellRequest } from '../lines/request';
import { tokenOf } from '../lines/request-token';
import type { Told } from '../lines/schema';
import { standings } from '../lines/standing';
import type { People } from '../lines/who';
import { findLetters } from '../timeline/data';
import { tellLetter } from '../timeline/letters';

/** Lines of different items in words; `about`: the item that all were asked for, if one was. */
export async function tellLines(
  database: Database,
  lines: readonly StoredLine[],
  reader: HistoryReader,
  about: string | undefined,
): Promise<Map<StoredLine, Told>> {
  const entries = lines.filter(({ kind }) => kind === 'entry');
  const [origins, requests, letters, ledgers, names, units] = await Promise.all([
    originsOf(database, [...new Set(lines.flatMap(({ command }) => command ?? []))]),
    findRequests(
      database,
      lines.filter(({ kind }) => kind === 'access' || kind === 'denied').map(({ key }) => key),
    ),
    findLetters(database, { id: { in: lines.filter(({ kind }) => kind === 'letter').map(({ key }) => key) } }),
    readLedgers(database, [...new Set(entries.flatMap(({ task }) => task ?? []))]),
    namesOfItems(database, [...new Set([about ?? [], ...lines.flatMap(({ task }) => task ?? [])].flat())]),
    namesOfUnits(database),
  ]);
  const written = new Map(letters.map((row) => [row.id, row]));
  const asked = new Map(requests.map((row) => [row.id, row]));
  const askers = lines.flatMap(({ command, at }) => (command === null ? [] : (origins(command, at.getTime()) ?? [])));
  const ids = [
    ...lines.flatMap(({ actor }) => actor ?? []),
    ...[...requests, ...askers].flatMap(({ accountId, actingFor }) => [accountId, ...actingFor]),
  ];
  const people: People = new Map((await findPeople(database, [...new Set(ids)])).map((one) => [one.id, one]));
  const tokens = await findTokens(database, requests.flatMap(tokenOf));
  const telling: Telling = { reader, origins, people, names, units, tokens, standing: standingIn(ledgers) };
  return new Map(
    lines.flatMap((line) => {
      if (isRecorded(line)) return [[line, tellRecorded(line, telling)]];
      const letter = written.get(line.key);
      if (letter && line.task !== null) return [[line, tellLetter(letter, line.task, telling)[0]]];
      const request = asked.get(line.key);
      return request ? [[line, tellRequest(request, about ?? line.task, telling)]] : [];
    }),
  );
}

function isRecorded(line: StoredLine): line is Recorded {
  return line.kind === 'entry' || line.kind === 'refusal';
}

type Ledgers = Awaited<ReturnType<typeof readLedgers>>;

function standingIn(ledgers: Ledgers): Telling['standing'] {
  const rows = new Map<string, Ledgers[number][]>();
  for (const row of ledgers) rows.set(row.taskId, [...(rows.get(row.taskId) ?? []), row]);
  const told = new Map([...rows].map(([task, ledger]) => [task, standings(ledger)]));
  return (task, seq) => told.get(task)?.get(seq);
}
