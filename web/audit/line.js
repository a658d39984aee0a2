import { el, facts } from '../dom.js';
import { say, wallClock, word } from '../words.js';
import { raw } from './raw.js';

/** Each kind has a shape of its own, so that it never rests on a word alone. */
const marks = { entry: '■', refusal: '✗', letter: '✉', attempt: '→', access: '○', workflow: '◇', drift: '≠' };

/** One line: when and what, who and for whom; then from where, why, what changed, by which rule; and the record itself. */
export function line(told, id) {
  const { kind, at, words, task, name, raw: path, event } = told;
  return el(
    'li',
    { class: `line ${kind}`, tabindex: -1 },
    el(
      'div',
      { class: 'soft' },
      el('time', { datetime: at }, wallClock(at).replace('T', ' ')),
      ` · ${marks[kind]} ${word(`line_${kind}`)}`,
      whoWords(told) && ` · ${whoWords(told)}`,
    ),
    el('div', {}, words),
    facts([
      [word('auditWhyOf'), told.why],
      [word('auditChanges'), changes(told.changes)],
      [word('auditFrom'), fromWords(told.from)],
      [word('auditClause'), told.clause?.name],
      [word('auditItem'), !id && task && el('a', { href: `/audit/tasks/${task}` }, name ?? word('toTimeline'))],
    ]),
    el('div', { class: 'unprinted' }, raw(path, 'showRecord'), event && event !== path && raw(event, 'showEvent')),
  );
}

/** "张三（责任人的B角），代李四"; to whom a letter went. */
function whoWords({ who, for: principals, to }) {
  if (to) return say('auditTo', { name: to.name });
  if (!who) return '';
  const as = who.capacity ? say('auditAs', { name: who.name, capacity: who.capacity }) : who.name;
  if (principals.length === 0) return as;
  const names = principals.map(({ name }) => name).join(word('nameComma'));
  return say(who.as === 'substitute' ? 'auditFor' : 'auditMayFor', { as, names });
}

function changes(list) {
  if (list.length === 0) return null;
  const isNew = list.every(({ from }) => from === null);
  const told = ({ name, from, to }) => {
    if (isNew) return say('auditSet', { what: name, to });
    return say('corrected', { what: name, from: from ?? '–', to: to ?? '–' });
  };
  return list.map((one) => el('div', {}, told(one)));
}

function fromWords(from) {
  if (!from) return null;
  const { address, forwarded, token } = from;
  const parts = [address, forwarded && say('auditForwarded', { forwarded }), token && say('auditToken', { token })];
  return parts.filter(Boolean).join(' · ');
}
