import { action } from '../commands/action.js';
import { given } from '../commands/said.js';
import { el } from '../dom.js';
import { day, text } from '../fields/inputs.js';
import { later } from '../later.js';
import { callAsPerson, lightOf } from '../page.js';
import { table } from '../table.js';
import { dueWords, say, word } from '../words.js';
import { dayAfter } from './calendar.js';

const settlements = ['accepted', 'cancelled', 'suspended', 'carried_over'];

/** What holds a quarter, by unit and item; the secretariat asks for carry-overs there. */
export function unsettled(id, rights, done) {
  return [el('h2', { id: 'unsettled' }, word('unsettled')), later(() => pages(id, rights, done))];
}

async function pages(id, rights, done) {
  const list = el('div', {});
  const more = el('button', { type: 'button' }, word('more'));
  const place = el('div', {});
  let cursor = null;
  let unit = null;
  const next = async () => {
    const query = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
    const answer = await callAsPerson(`/api/periods/${id}/unsettled?${query}`);
    for (const item of answer.items) {
      if (item.leadUnit.code !== unit) list.append(el('h3', {}, item.leadUnit.name), el('ul', { class: 'plain' }));
      unit = item.leadUnit.code;
      list.lastChild.append(unsettledLine(id, item, rights, done));
    }
    cursor = answer.nextCursor;
    more.hidden = cursor === null;
    return answer;
  };
  more.onclick = () => {
    more.hidden = true;
    // What was added stands in the list; here nothing is shown of it.
    place.replaceChildren(later(() => next().then(() => null)));
  };
  const { totals, units } = await next();
  return [
    el('p', {}, say('unsettledOf', totals)),
    totals.unsettled === 0 && el('p', {}, `✓ ${word('allSettled')}`),
    units.length > 0 && byUnit(units),
    list,
    place,
    el('p', {}, more),
  ];
}

function byUnit(units) {
  const columns = ['leadUnit', 'dueItems', 'unsettledItems', ...settlements.map((how) => `settled_${how}`)];
  const rows = units.map(({ unit, due, unsettled: open, settled }) => [
    unit.name,
    `${due}`,
    open > 0 ? `⚠ ${open}` : '✓ 0',
    ...settlements.map((how) => `${settled[how]}`),
  ]);
  return table({ caption: word('unsettledByUnit'), columns: columns.map(word), rows }).element;
}

export function unsettledLine(quarter, item, rights, done) {
  const { task, name, owner, leader, deadline, light, state, daysOverdue, carryOver } = item;
  return el(
    'li',
    {},
    el('a', { href: `/tasks/${task}` }, name),
    el('div', { class: 'soft' }, lightOf(light), ` · ${word(state)} · ${dueWords(deadline)}`),
    el('div', { class: 'soft' }, [owner.name, leader?.name].filter(Boolean).join(' · ')),
    daysOverdue > 0 && el('div', {}, el('strong', {}, `⚠ ${say('lateNow', { days: daysOverdue })}`)),
    carryOver && el('div', {}, say('carryWaits', { period: carryOver.period, deadline: dueWords(carryOver.deadline) })),
    rights.carryOver && (mayBeAsked(item) ? askForm(quarter, item, done) : el('div', { class: 'hint' }, stands(item))),
  );
}

/** What is under review is to be accepted or returned first, and one carry-over waits at a time. */
function mayBeAsked({ state, carryOver }) {
  return !carryOver && ['assigned', 'in_progress'].includes(state);
}

function stands({ carryOver }) {
  return word(carryOver ? 'next_already_asked' : 'reviewFirst');
}

function askForm(quarter, { task, name, version }, done) {
  const first = dayAfter(quarter);
  return action({
    ...{ id: `carry-${task}`, label: 'carry_over', about: name, hint: word('hint_carry_over'), version, done },
    parts: [
      day('deadline', 'newDeadline', { hint: say('deadlineFrom', { first }), min: first }),
      text('reason', 'reason'),
    ],
    request: (said) => ({
      path: `/api/periods/${quarter}/carry-overs`,
      body: { task, ...given(said, ['deadline', 'reason']) },
    }),
  });
}
