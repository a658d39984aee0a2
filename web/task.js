import { token } from './api.js';
import { el, facts, show } from './dom.js';
import { fileList } from './evidence.js';
import { forms } from './forms.js';
import { life } from './life.js';
import { callAsPerson, lightOf, page } from './page.js';
import { dueWords, moment, word } from './words.js';

const id = location.pathname.split('/')[2];

await page(load);

async function load(done = false) {
  const path = `/api/tasks/${encodeURIComponent(id)}`;
  const [item, history] = await Promise.all([
    callAsPerson(path),
    token.get() && callAsPerson(`${path}/history?sort=-at&limit=50`),
  ]);
  document.title = `${item.task} · 督办`;
  show(
    el('h1', {}, item.task),
    done && el('p', { class: 'problem', role: 'status' }, word('done')),
    el('p', {}, lightOf(item.light), lateOf(item), ` · ${word(item.state)} · ${word('next')}: ${nextOf(item)}`),
    about(item),
    el('h2', {}, word('actions')),
    item.may.length === 0 ? el('p', { class: 'soft' }, word('noActions')) : forms(item, () => page(() => load(true))),
    life(item),
    el('h2', {}, word('standards')),
    el('ol', {}, item.standards.map(standard)),
    item.milestones.length > 0 && [el('h2', {}, word('milestones')), el('ul', {}, item.milestones.map(milestone))],
    el('h2', {}, word('agenda')),
    item.agenda.length === 0
      ? el('p', { class: 'soft' }, word('nothingToCome'))
      : el('ul', { class: 'plain' }, item.agenda.map(clock)),
    el('h2', {}, word('history')),
    el('ul', { class: 'plain' }, history.items.map(happening)),
  );
}

/** Late is said in words, and stays after completion. */
function lateOf({ late, daysLate }) {
  return late && el('span', { class: 'late' }, ` · ${word('late')} ${daysLate} ${word('daysLate')}`);
}

function about(item) {
  const moved = item.originalDeadline !== item.deadline;
  return facts([
    [word('leadUnit'), item.leadUnit.name],
    [word('coUnits'), item.coUnitNames.map(({ name }) => name).join('、')],
    [word('owner'), item.owner.name],
    [word('leader'), item.leader?.name],
    [word('deadline'), dueWords(item.deadline)],
    [word('originalDeadline'), moved && dueWords(item.originalDeadline)],
    [word('percent'), `${item.percent}%`],
    [word('step'), item.step > 0 && String(item.step)],
    [word('urged'), item.urged > 0 && String(item.urged)],
    [word('reportMissing'), item.reportMissing],
    [word('content'), item.content],
  ]);
}

function nextOf({ agenda }) {
  const clock = agenda.find(({ runs }) => runs);
  return clock ? `${clock.local.slice(0, 16)} ${clock.why}` : word('nothingToCome');
}

function standard({ text, how, met, note, evidence }) {
  return el(
    'li',
    {},
    text,
    how && el('div', { class: 'soft' }, `${word('howMet')}: ${how}`),
    fileList(evidence),
    met !== undefined &&
      el('div', { class: 'soft' }, `${met ? '✓' : '✗'} ${word(met ? 'met' : 'notMet')} ${note ?? ''}`),
  );
}

function milestone({ name, date, done, past }) {
  const wanting = past && !done && el('span', { class: 'late' }, ` ${word('pastDate')}`);
  return el('li', {}, `${done ? '✓' : '○'} ${date} ${name}`, wanting);
}

function clock({ local, why, runs }) {
  return el('li', { class: runs ? null : 'soft' }, `${local.slice(0, 16)} ${why}`, runs ? '' : ` (${word('stopped')})`);
}

function happening({ at, who, words }) {
  return el('li', {}, el('div', { class: 'soft' }, `${moment(at)} ${who?.name ?? ''}`), words);
}
