import type { Order } from '../../../domain/item/command';
import type { Refusal } from '../../../domain/item/refusal';
import type { Body } from '../../../domain/ledger/entry';
import type { Worded } from '../../../domain/locale';
import type { Actor } from '../../../domain/people/roles';
import { fill } from '../../problem';
import { problemOf } from '../commands/outcome';
import { commandWords } from '../commands/schema';
import { nothingSince } from '../commands/since';
import type { Line } from './data';
import type { HistoryReader, Telling } from './letter-line';
import { presentLetterLine } from './letter-line';
import type { Happening } from './schema';
import type { UnitNames } from './unit-names';
import { eventWords } from './words';

/** What the recorder stores of a refusal. */
type RefusalBody = { at: number; actor: Actor | null; order: Order; refusal: Refusal & { version: number } };

/** A line of history in words and as data, for one reader; `units`: what those in it are called. */
export function presentLine(line: Line, reader: HistoryReader, units: UnitNames): Happening {
  const { kind, seq, hash } = line;
  return {
    ...{ kind, at: line.at.toISOString(), seq, hash, updateId: line.command_id },
    ...tellLine(line, reader, units),
  };
}

/** The same without its time and place. */
export function tellLine(line: Line, reader: HistoryReader, units: UnitNames): Telling {
  return telling[line.kind](line, reader, units);
}

const telling: Record<Line['kind'], (line: Line, reader: HistoryReader, units: UnitNames) => Telling> = {
  entry({ body }, reader, units) {
    const data = JSON.parse(body) as Body;
    return { who: data.actor, words: eventWords(data.events, { ...reader, units }), data };
  },
  refusal({ body }, reader) {
    const data = JSON.parse(body) as RefusalBody;
    const why = problemOf(data.refusal, data.order.type, nothingSince, reader);
    const kind = data.refusal.code === 'version_stale' ? staleWords : why.kind;
    const params = { command: commandWords(data.order.type), why: fill(kind, reader.locale, why.more.params) };
    return { who: data.actor, words: fill(refusedWords, reader.locale, params), data };
  },
  letter: presentLetterLine,
};

const refusedWords: Worded = { 'zh-CN': '{command}未获受理：{why}', en: 'refused to {command}: {why}' };
/** The answer to the caller had the changes since beside it; in a history they are the lines before. */
const staleWords: Worded = {
  'zh-CN': '所依据的是第 {given} 版，该事项当时已是第 {version} 版',
  en: 'decided on version {given}, when the item was at version {version}',
};
