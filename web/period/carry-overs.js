import { action } from '../commands/action.js';
import { given } from '../commands/said.js';
import { el } from '../dom.js';
import { text } from '../fields/inputs.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { dueWords, moment, say, word } from '../words.js';

/** 结转: what was asked for, what became of it, and a leader's decision on what waits. */
export function carryOvers(id, rights, done) {
  return [el('h2', { id: 'carry-overs' }, word('carryOvers')), later(() => list(id, rights, done))];
}

async function list(id, rights, done) {
  const items = await all(id);
  if (items.length === 0) return el('p', {}, word('noCarryOvers'));
  const first = ({ state }) => (state === 'asked' ? 0 : 1);
  const sorted = items.toSorted((one, other) => first(one) - first(other));
  return el(
    'ul',
    { class: 'plain' },
    sorted.map((one) => carryOverLine(id, one, rights, done)),
  );
}

async function all(id, cursor) {
  const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) });
  const { items, nextCursor } = await callAsPerson(`/api/periods/${id}/carry-overs?${query}`);
  return nextCursor ? [...items, ...(await all(id, nextCursor))] : items;
}

export function carryOverLine(quarter, one, rights, done) {
  const { task, item, state, deadline, reason, askedBy, askedAt, decidedBy, decidedAt, refusal } = one;
  const waits = state === 'asked';
  return el(
    'li',
    {},
    el('div', {}, `${word(`carry_${state}`)} · `, el('a', { href: `/tasks/${task}` }, item.task)),
    el('div', { class: 'soft' }, `${item.leadUnit.name} · ${item.owner.name}`),
    el('div', {}, `${say('wantedDeadline', { deadline: dueWords(deadline) })} · ${say('because', { reason })}`),
    el('div', { class: 'soft' }, say('askedBy', { by: askedBy, at: moment(askedAt) })),
    decidedAt && el('div', { class: 'soft' }, say('decidedBy', { by: decidedBy, at: moment(decidedAt) })),
    refusal && el('div', {}, say('because', { reason: refusal })),
    waits && rights.decide && decisions(quarter, one, done),
    waits && !rights.decide && el('div', { class: 'hint' }, word('leaderDecidesIt')),
  );
}

function decisions(quarter, { id, item }, done) {
  const path = (what) => `/api/periods/${quarter}/carry-overs/${encodeURIComponent(id)}/${what}`;
  return [
    action({
      ...{ id: `approve-${id}`, label: 'carryApprove', about: item.task, hint: word('hint_carryApprove'), done },
      request: () => ({ path: path('approve'), body: {} }),
    }),
    action({
      ...{ id: `reject-${id}`, label: 'carryReject', about: item.task, hint: word('hint_carryReject'), done },
      parts: [text('reason', 'reason')],
      request: (said) => ({ path: path('reject'), body: given(said, ['reason']) }),
    }),
  ];
}
