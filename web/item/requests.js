import { dueWords, moment, say, word } from '../words.js';
import { line, section } from './section.js';

/** What waits for a leader's decision. */
export function requests({ requests: waiting }) {
  return section(
    'waiting',
    waiting.map((request) =>
      line(
        `… ${say('asks', { by: request.by, at: moment(request.at), what: word(request.kind) })}`,
        say('because', request),
        request.deadline && say('wantedDeadline', { deadline: dueWords(request.deadline) }),
      ),
    ),
  );
}

/** A request as it is named where it is chosen. */
export function requestWords({ kind, by, reason, deadline }) {
  const wanted = deadline ? ` · ${say('wantedDeadline', { deadline: dueWords(deadline) })}` : '';
  return `${word(kind)} · ${by} · ${reason}${wanted}`;
}
