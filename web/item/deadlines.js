import { el, facts } from '../dom.js';
import { dueWords, moment, say, word } from '../words.js';
import { line } from './section.js';

/** The deadline as it was issued, and every move of it since. */
export function deadlines({ deadline, originalDeadline, deadlineChanges }) {
  return [
    el('h2', {}, word('deadlines')),
    facts([
      [word('originalDeadline'), dueWords(originalDeadline)],
      [word('deadlineNow'), dueWords(deadline)],
    ]),
    deadlineChanges.length > 0
      ? el('ul', { class: 'plain' }, deadlineChanges.map(change))
      : el('p', { class: 'soft' }, word('neverMoved')),
  ];
}

function change({ at, by, from, to, cause, reason }) {
  const moved = say('moved', { from: dueWords(from), to: dueWords(to) });
  return line(`${word(`cause_${cause}`)}: ${moved}`, `${moment(at)} ${by ?? ''}`, reason && say('because', { reason }));
}
