import { forms } from './commands/form.js';
import { el, show } from './dom.js';
import { download } from './download.js';
import { about, standing } from './item/about.js';
import { agenda, history } from './item/course.js';
import { deadlines } from './item/deadlines.js';
import { extensions } from './item/extensions.js';
import { instructions } from './item/instructions.js';
import { notices } from './item/notices.js';
import { reports } from './item/reports.js';
import { requests } from './item/requests.js';
import { rightsOf } from './item/rights.js';
import { milestones, standards } from './item/standards.js';
import { callAsPerson, page } from './page.js';
import { say, word, zoneWords } from './words.js';

const id = location.pathname.split('/')[2];

await page(load);

/** Shows the item; `done` is the command that has just been recorded. */
async function load(done) {
  const path = `/api/tasks/${encodeURIComponent(id)}`;
  const [item, past, me] = await Promise.all([
    callAsPerson(path),
    callAsPerson(`${path}/history?sort=-at&limit=50`),
    callAsPerson('/api/me'),
  ]);
  document.title = `${item.task} · 督办`;
  const said = done && el('p', { class: 'problem', role: 'status', tabindex: -1 }, recorded(done));
  show(
    ...[el('h1', {}, item.task), said, standing(item), about(item), zoneNote()],
    ...[requests(item), instructions(item)],
    ...[el('h2', {}, word('actions')), actions(item)],
    ...[standards(item), milestones(item), deadlines(item), extensions(item), notices(item)],
    ...[reports(item), agenda(item), history(past), timeline(item, rightsOf(me))],
    exported(item, rightsOf(me)),
  );
  // Whoever does not see the page hears that it has changed.
  said?.focus();
}

function zoneNote() {
  const words = zoneWords();
  return words && el('p', { class: 'soft' }, words);
}

/** The way to everything that is on record of the item, for those who check it. */
function timeline(item, { audit }) {
  return audit && el('p', {}, el('a', { href: `/audit/items/${item.id}` }, word('toTimeline')));
}

/** The whole table that the item is a row of, for those who may have it. */
function exported({ batch }, { oversee }) {
  if (!oversee) return null;
  const file = download(`/api/batches/${encodeURIComponent(batch)}/export.xlsx`, word('exportTable'));
  return [el('h2', {}, word('wholeTable')), el('p', {}, file), el('p', { class: 'soft' }, word('exportWhy'))];
}

function actions(item) {
  if (item.may.length === 0) return el('p', { class: 'soft' }, word('noActions'));
  return forms(item, (name) => page(() => load(name)));
}

function recorded(name) {
  return `✓ ${say('recorded', { what: word(name) })}`;
}
