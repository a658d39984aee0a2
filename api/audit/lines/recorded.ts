import { clauseOfCommand, clauseOfEvents, clauses } from '../../../domain/audit/clauses';
import { movedBetween } from '../../../domain/audit/moved';
import type { Order } from '../../../domain/item/command';
import type { Body } from '../../../domain/ledger/entry';
import type { Locale, Worded } from '../../../domain/locale';
import type { Actor } from '../../../domain/people/roles';
import type { HistoryReader } from '../../tasks/history/letter-line';
import { tellLine } from '../../tasks/history/present';
import type { MadeToken, StoredLine } from './data';
import { presentMoved } from './moved-words';
import type { Origins } from './origins';
import { presentOrigin } from './origins';
import type { Told } from './schema';
import type { Standing } from './standing';
import { readBody } from './standing';
import { timed } from './time';
import type { People } from './who';
import { actedFor, actorTold } from './who';
import { whyOf } from './why';

/** What a line is told with: who reads, from where commands came, who people are, and how items stood around each entry. */
export type Telling = {
  readonly reader: HistoryReader;
  readonly origins: Origins;
  readonly people: People;
  /** What items are called. */
  readonly names: ReadonlyMap<string, string>;
  /** What units are called, by their codes. */
  readonly units: ReadonlyMap<string, string>;
  /** Tokens that were made or revoked, by the request that made them. */
  readonly tokens: ReadonlyMap<string, MadeToken>;
  readonly standing: (task: string, seq: number) => Standing | undefined;
};

/** An entry or a refusal as it is stored. */
export type Recorded = StoredLine & { readonly kind: 'entry' | 'refusal' };

/** What the recorder stores of a refusal, as far as it is told here. */
type RefusalBody = { readonly actor: Actor | null; readonly order: Order };

/** An entry of a ledger, or a refusal, on a timeline. */
export function tellRecorded(line: Recorded, telling: Telling): Told {
  const { reader, origins, people } = telling;
  const { locale } = reader;
  const { kind, at, task, seq, command, body } = line;
  const said = readBody<Body | RefusalBody>(body);
  const happening = said && tellLine(asOfHistory(line), reader, telling.units);
  const request = command === null ? null : origins(command, at.getTime());
  const { before = null, after = null } = (task && seq !== null && telling.standing(task, seq)) || {};
  const events = said && 'events' in said ? said.events : [];
  const clause = said && 'order' in said ? clauseOfCommand(said.order.type) : clauseOfEvents(events);
  return {
    ...{ kind, task, name: nameOf(task, telling), seq, updateId: command },
    who: said?.actor ? actorTold(said.actor, people, locale) : null,
    for: said?.actor ? actedFor(said.actor, before, request, people) : [],
    ...{ to: null, from: presentOrigin(request), ...timed(at, happening?.words ?? unreadable[locale], locale) },
    why: whyOf(events, locale),
    changes: after ? presentMoved(movedBetween(before, after), reader, telling.units) : [],
    clause: clauseTold(clause, locale),
    raw: rawOf(line),
    ...{ event: null, data: happening?.data ?? body },
  };
}

export function nameOf(task: string | null, { names }: Pick<Telling, 'names'>): string | null {
  return (task && names.get(task)) || null;
}

export function clauseTold(id: keyof typeof clauses | null, locale: Locale): Told['clause'] {
  return id && { id, name: clauses[id][locale] };
}

function asOfHistory({ kind, at, rank, key, seq, hash, command, body }: Recorded) {
  return { kind, at, rank, key, seq, hash, command_id: command, actor: null, body: body ?? '' };
}

function rawOf({ kind, task, seq, command }: Recorded): string {
  return kind === 'entry'
    ? `/api/audit/tasks/${task}/ledger/${seq}`
    : `/api/audit/tasks/${task}/refusals/${encodeURIComponent(command ?? '')}`;
}

const unreadable: Worded = {
  'zh-CN': '这条记录无法读出，请核查原文并运行校验',
  en: 'this record cannot be read: look at it as stored, and run the verification',
};
