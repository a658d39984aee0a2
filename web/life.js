import { noticeName, requestWords } from './commands.js';
import { el } from './dom.js';
import { fileList } from './evidence.js';
import { dueWords, moment, word } from './words.js';

/** What stands on an item beside its plan: leaders' words, requests, extensions, notices, reports. Empty parts are left out. */
export function life(item) {
  return [
    part('instructions', item.instructions, instruction),
    part('requests', item.requests, (one) => requestWords(one)[1]),
    part('notices', item.notices, notice),
    part('extensions', item.extensions, extension),
    item.extensions.length > 0 && el('p', { class: 'soft' }, `${word('extensionsLeft')}: ${item.extensionsLeft}`),
    part('deadlineChanges', item.deadlineChanges, change),
    part('reports', item.reports.toReversed(), report),
  ];
}

function part(title, entries, show) {
  if (entries.length === 0) return null;
  return [
    el('h2', {}, word(title)),
    el(
      'ul',
      { class: 'plain' },
      entries.map((entry) => el('li', {}, show(entry))),
    ),
  ];
}

function soft(...texts) {
  return el('div', { class: 'soft' }, texts.filter(Boolean).join(' · '));
}

function instruction({ at, by, text }) {
  return [soft(moment(at), by), el('blockquote', {}, text)];
}

function notice(one) {
  const { acknowledgedAt, answer, lapsed } = one;
  const state = answer ? (answer.late ? 'answeredLate' : 'answered') : lapsed ? 'lapsed' : null;
  return [
    el('div', {}, noticeName(one)),
    state && el('div', { class: state === 'answered' ? 'soft' : 'late' }, word(state)),
    acknowledgedAt && soft(word('acknowledged'), moment(acknowledgedAt)),
    answer && [soft(moment(answer.at), answer.by), el('blockquote', {}, answer.text)],
  ];
}

function extension({ number, deadline, from, reason, state, askedBy, askedAt, decidedBy, decidedAt, refusal }) {
  const move = from ? `${dueWords(from)} → ${dueWords(deadline)}` : dueWords(deadline);
  return [
    el('div', {}, `${number}. ${move} · ${word(`extension_${state}`)}`),
    soft(moment(askedAt), askedBy, reason),
    decidedAt && soft(moment(decidedAt), decidedBy, refusal),
  ];
}

function change({ at, by, from, to, cause, reason }) {
  return [
    el('div', {}, `${dueWords(from)} → ${dueWords(to)} · ${word(`cause_${cause}`)}`),
    soft(moment(at), by, reason),
  ];
}

function report({ at, by, percent, done, effect, reason, evidence }) {
  return [
    soft(moment(at), by.name, `${percent}%`),
    el('div', {}, done),
    el('div', {}, `${word('effect')}: ${effect}`),
    reason && soft(reason),
    fileList(evidence),
  ];
}
