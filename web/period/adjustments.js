import { action } from '../commands/action.js';
import { given } from '../commands/said.js';
import { el } from '../dom.js';
import { pick, text, wholeNumber } from '../fields/inputs.js';
import { line } from '../item/section.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { hasWord, icons, moment, say, word } from '../words.js';
import { lights } from './figures.js';

const states = ['assigned', 'in_progress', 'under_review', 'accepted', 'suspended', 'cancelled'];
const numbers = { percent: 100, step: 3, daysOverdue: 100_000, effectRating: 100 };

/** The adjustments of a month, and the form on an entry once one is chosen. */
export function adjustments({ id }, rights, done) {
  const place = el('div', { id: 'adjust' });
  const correct = (entry) => {
    const form = adjustForm(id, entry, done);
    form.open = true;
    place.replaceChildren(form);
    form.querySelector('summary').focus();
  };
  const element = [
    el('h2', { id: 'adjustments' }, word('adjustments')),
    el('p', { class: 'soft' }, word(rights.adjust ? 'adjustmentsHow' : 'adjustmentsWhy')),
    place,
    later(() => list(id)),
  ];
  return { element, correct: rights.adjust ? correct : undefined };
}

async function list(id) {
  const items = await all(id);
  if (items.length === 0) return el('p', {}, word('noAdjustments'));
  return el('ul', { class: 'plain' }, items.map(adjustmentLine));
}

async function all(id, cursor) {
  const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) });
  const { items, nextCursor } = await callAsPerson(`/api/periods/${id}/adjustments?${query}`);
  return nextCursor ? [...items, ...(await all(id, nextCursor))] : items;
}

export function adjustmentLine({ task, name, corrects, reason, by, at, booked }) {
  const changes = Object.entries(corrects).map(([name, { from, to }]) =>
    say('corrected', { what: word(`adjust_${name}`), from: factWords(from), to: factWords(to) }),
  );
  return line(
    el('a', { href: `/tasks/${task}` }, name),
    el('div', {}, changes.join(word('listComma'))),
    say('because', { reason }),
    `${moment(at)} ${by.name} · ${say('bookedIn', { month: booked })}`,
  );
}

/** A fact of an entry, in words. */
export function factWords(fact) {
  if (fact === null) return '–';
  if (typeof fact === 'boolean') return word(fact ? 'reportCame' : 'reportNotCome');
  return hasWord(fact) ? word(fact) : String(fact);
}

export function adjustForm(period, entry, done) {
  const pointerOf = (name) => `/corrects/${name}`;
  const hint = (name) => say('entrySays', { now: factWords(entry[name] ?? null) });
  const number = (name) =>
    wholeNumber(name, `adjust_${name}`, { hint: hint(name), max: numbers[name], pointer: pointerOf(name) });
  const one = (name, options) => pick(name, `adjust_${name}`, options, { hint: hint(name), pointer: pointerOf(name) });
  return action({
    ...{ id: 'adjust-form', label: 'adjust', about: entry.name, hint: say('hint_adjust', { name: entry.name }), done },
    parts: [
      number('percent'),
      one(
        'state',
        states.map((state) => [state, word(state)]),
      ),
      one(
        'light',
        lights.map((light) => [light, `${icons[light]} ${word(light)}`]),
      ),
      number('step'),
      one('reported', [
        ['true', word('reportCame')],
        ['false', word('reportNotCome')],
      ]),
      number('daysOverdue'),
      number('effectRating'),
      text('reason', 'amendReason'),
    ],
    request: (said) => ({ path: `/api/periods/${period}/adjustments`, body: adjustBody(said, entry.task) }),
  });
}

export function adjustBody(said, task) {
  const { reason, ...fields } = given(said, [...Object.keys(numbers), 'state', 'light', 'reported', 'reason']);
  const value = (name, told) => (name in numbers ? Number(told) : name === 'reported' ? told === 'true' : told);
  const corrects = Object.fromEntries(Object.entries(fields).map(([name, told]) => [name, value(name, told)]));
  return { task, corrects, reason };
}
