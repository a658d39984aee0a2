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

/** What holds a quarter, by unit, person and item; the secretariat asks for carry-overs there. */
export function unsettled(id, rights, done) {
  return [el('h2', { id: 'unsettled' }, word('unsettled')), later(() => whole(id, rights, done))];
}

async function whole(id, rights, done) {
  const { totals, units, people, ...page } = await read(id, {});
  const items = el('div', { tabindex: -1, role: 'region', 'aria-label': word('unsettled') });
  /** Shows the items of one unit or person; of all where nobody is named. */
  const only = (wanted, name) => {
    const all = el('button', { type: 'button', onclick: () => only({}) }, word('unsettledOfAll'));
    const heading = name && el('p', { class: 'soft' }, say('unsettledOnly', { name }), ' ', all);
    items.replaceChildren(
      ...[heading].filter(Boolean),
      later(async () => listed(id, wanted, await read(id, wanted), rights, done)),
    );
    items.focus();
  };
  items.replaceChildren(...listed(id, {}, page, rights, done));
  return [
    el('p', {}, say('unsettledOf', totals)),
    totals.unsettled === 0 && el('p', {}, `✓ ${word('allSettled')}`),
    units.length > 0 && byUnit(units, only),
    people.length > 0 && byPerson(people, only),
    items,
  ];
}

function read(id, wanted, cursor) {
  const query = new URLSearchParams({ limit: '50', ...wanted, ...(cursor && { cursor }) });
  return callAsPerson(`/api/periods/${id}/unsettled?${query}`);
}

/** A page of items under the names of their units, and a button for the next. */
function listed(id, wanted, first, rights, done) {
  const list = el('div', {});
  const more = el('button', { type: 'button' }, word('more'));
  const place = el('div', {});
  let cursor = null;
  let unit = null;
  const add = ({ items, nextCursor }) => {
    for (const item of items) {
      if (item.leadUnit.code !== unit) list.append(el('h3', {}, item.leadUnit.name), el('ul', { class: 'plain' }));
      unit = item.leadUnit.code;
      list.lastChild.append(unsettledLine(id, item, rights, done));
    }
    cursor = nextCursor;
    more.hidden = cursor === null;
  };
  more.onclick = () => {
    more.hidden = true;
    // What was added stands in the list; here nothing is shown of it.
    place.replaceChildren(
      later(() =>
        read(id, wanted, cursor)
          .then(add)
          .then(() => null),
      ),
    );
  };
  add(first);
  return [list, place, el('p', {}, more)];
}

const counted = ['dueItems', 'unsettledItems', ...settlements.map((how) => `settled_${how}`)];

function byUnit(units, only) {
  const rows = units.map(({ unit, ...tally }) => [
    unit.name,
    ...countsOf(tally, () => only({ unit: unit.code }, unit.name), unit.name),
  ]);
  return table({ caption: word('unsettledByUnit'), columns: ['leadUnit', ...counted].map(word), rows }).element;
}

function byPerson(people, only) {
  const rows = people.map(({ owner, units, ...tally }) => [
    owner.name,
    units.map(({ name }) => name).join(word('listComma')),
    ...countsOf(tally, () => only({ owner: owner.email }, owner.name), owner.name),
  ]);
  const columns = ['owner', 'leadUnit', ...counted].map(word);
  return table({ caption: word('unsettledByPerson'), columns, rows }).element;
}

/** The number of what is open leads to it. */
function countsOf({ due, unsettled: open, settled }, show, name) {
  const label = say('unsettledShow', { name, count: open });
  return [
    `${due}`,
    open > 0
      ? el('button', { type: 'button', class: 'number', 'aria-label': label, onclick: show }, `⚠ ${open}`)
      : '✓ 0',
    ...settlements.map((how) => `${settled[how]}`),
  ];
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
