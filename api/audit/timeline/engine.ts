import type { Happened } from '../../../audit/history/happened';
import { clauseOfCommand } from '../../../domain/audit/clauses';
import { commandTypes } from '../../../domain/item/command';
import type { Item } from '../../../domain/item/item';
import type { Actor } from '../../../domain/people/roles';
import { presentOrigin } from '../lines/origins';
import type { Telling } from '../lines/recorded';
import { clauseTold, nameOf } from '../lines/recorded';
import type { Told } from '../lines/schema';
import { actedFor, actorTold } from '../lines/who';
import type { EngineLine } from './data';
import { engineWords } from './engine-words';

/** An event of the item's workflow on its timeline. `before`: the item that a command was decided on. */
export function tellEngine(
  { run, event, at, told }: EngineLine,
  task: string,
  telling: Telling,
  before: Item | null,
): Told {
  const { reader, people, origins } = telling;
  const command = 'update' in told ? told.update : null;
  const request = command === null ? null : origins(command, at);
  const actor = told.what === 'accepted' ? ((told.command?.actor as Actor | undefined) ?? null) : null;
  const type = told.what === 'accepted' ? commandTypes.find((one) => one === told.type) : undefined;
  const raw = rawOf(run, event);
  return {
    ...{ kind: 'workflow', at: new Date(at).toISOString(), task, name: nameOf(task, telling) },
    who: actor && actorTold(actor, people, reader.locale),
    for: actor ? actedFor(actor, before, request, people) : [],
    ...{ to: null, from: presentOrigin(request), words: engineWords(told, reader.locale), why: null, changes: [] },
    clause: clauseTold(type ? clauseOfCommand(type) : null, reader.locale),
    ...{ seq: seqOf(told), updateId: command, raw, event: raw, data: { run, event, ...told } },
  };
}

function seqOf(told: Happened): number | null {
  if (told.what === 'answered') return told.seq;
  return told.what === 'recorded' ? (told.seqs.at(-1) ?? null) : null;
}

function rawOf(run: string, event: number): string {
  return `/api/audit/runs/${run}?event=${event}`;
}

/** Where the event is read in which an entry or a refusal was recorded: by seq, and by command. */
export type Behind = { readonly bySeq: ReadonlyMap<number, string>; readonly byCommand: ReadonlyMap<string, string> };

export function behind(lines: readonly EngineLine[]): Behind {
  const bySeq = new Map<number, string>();
  const byCommand = new Map<string, string>();
  for (const { run, event, told } of lines) {
    if (told.what === 'recorded') for (const seq of told.seqs) if (!bySeq.has(seq)) bySeq.set(seq, rawOf(run, event));
    if (told.what === 'accepted' && !byCommand.has(told.update)) byCommand.set(told.update, rawOf(run, event));
  }
  return { bySeq, byCommand };
}
