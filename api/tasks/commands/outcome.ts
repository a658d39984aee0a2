import type { z } from 'zod';
import type { CommandType } from '../../../domain/item/command';
import type { State } from '../../../domain/item/item';
import type { Outcome } from '../../../workflows/messages/key-task';
import type { Params } from '../../problem';
import { ProblemError } from '../../problem';
import type { Answer } from '../../route';
import type { StoredEntry } from '../detail/data';
import type { LocalWords } from '../history/deadline-words';
import type { EventReader } from '../history/words';
import { eventWords } from '../history/words';
import { stateWords } from '../words';
import type { commandAnswer } from './schema';
import { commandWords } from './schema';
import type { Since } from './since';
import { noExtensions, refusalProblems } from './wording';

type Entry = Extract<Outcome, { entry: unknown }>['entry'];
type Refusal = Extract<Outcome, { refusal: unknown }>['refusal'];

/** What was recorded, as the answer to a command. */
export function presentEntry({ seq, standing, events }: Entry): Answer<z.input<typeof commandAnswer>> {
  return { body: { version: seq, state: standing.state, events: [...events] }, headers: { ETag: `"${seq}"` } };
}

/** A refusal as a problem, with what has changed since the version that the caller had decided on. */
export function problemOf(refusal: Refusal, type: CommandType, { entries, units }: Since, reader: LocalWords) {
  const { code, params, version } = refusal;
  const kind = code === 'extensions_used_up' && params.max === 0 ? noExtensions : refusalProblems[code];
  return new ProblemError(code, kind, {
    params: wordsOf(params, type),
    members: {
      version,
      ...(code === 'not_in_this_state' && { state: params.state }),
      ...(code === 'version_stale' && { changes: entries.map((entry) => presentChange(entry, { ...reader, units })) }),
    },
  });
}

/** Parameters as people read them: names of states and commands, and lists as one text. */
function wordsOf(params: Refusal['params'], type: CommandType): Params {
  const { state, ...others } = params;
  const told = Object.entries(others).map(([name, value]) => [
    name,
    typeof value === 'object' ? value.join(', ') : value,
  ]);
  return {
    ...Object.fromEntries(told),
    command: commandWords(type),
    ...(typeof state === 'string' && { state: stateWords[state as State] }),
  };
}

function presentChange({ seq, at, actor, events }: StoredEntry, reader: EventReader) {
  return { seq, at: new Date(at).toISOString(), who: actor?.name ?? null, what: eventWords(events, reader), events };
}
