import { el, facts, show } from './dom.js';
import { callAsPerson, page } from './page.js';
import { adjustments } from './period/adjustments.js';
import { bulletin } from './period/bulletin.js';
import { monthsOf, quarterOf } from './period/calendar.js';
import { carryOvers } from './period/carry-overs.js';
import { closeForm, waiting } from './period/close.js';
import { entries } from './period/entries.js';
import { figures } from './period/figures.js';
import { holds, links, periodLink } from './period/holds.js';
import { stateWords } from './period/list.js';
import { preclose } from './period/preclose.js';
import { rightsOf } from './period/rights.js';
import { sealed, sealedWords, sealForm } from './period/seal.js';
import { unsettled } from './period/unsettled.js';
import { moment, say, word } from './words.js';

const id = decodeURIComponent(location.pathname.split('/')[2] ?? '');

await page(load);

/** Shows the period; `done` is what has just been recorded. */
async function load(done) {
  const me = await callAsPerson('/api/me');
  const period = await callAsPerson(`/api/periods/${encodeURIComponent(id)}`);
  const rights = rightsOf(me);
  document.title = `${id} · 督办`;
  const said = done && el('p', { class: 'problem', role: 'status', tabindex: -1 }, `✓ ${done}`);
  const parts = period.kind === 'quarter' ? quarter(period, rights) : month(period, rights);
  show(
    el('h1', {}, say(`${period.kind}Of`, { id })),
    said,
    about(period),
    // What holds it when it is closed by itself is no hurdle: the cut-off is told above.
    holds({ holds: period.holds.filter(({ code }) => code !== 'cut_off_ahead') }),
    ...parts,
  );
  // Whoever does not see the page hears that it has changed; an address that names a part leads there.
  if (said) said.focus();
  else if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function again(words) {
  return (answer) => page(() => load(typeof words === 'function' ? words(answer) : words));
}

function about({ kind, state, cutOff, closedAt, closedBy, entryCount, next }) {
  return facts([
    [word('state'), stateWords(state)],
    [word('cutOff'), moment(cutOff)],
    [word('closedAt'), closedAt && `${moment(closedAt)} · ${closedBy?.name ?? word('closedByClock')}`],
    [word('entryCount'), entryCount !== null && `${entryCount}`],
    kind === 'month'
      ? [word('ofQuarter'), periodLink(quarterOf(id))]
      : [word('monthsOfQuarter'), el('span', {}, links(monthsOf(id)))],
    [word('nextStep'), next],
  ]);
}

function month(period, rights) {
  const { state } = period;
  if (state === 'closing') return [waiting(period, () => load())];
  if (state === 'open') return [rights.close && closeForm(period, again(closedWords)), rights.oversee && preclose(id)];
  const corrections = rights.oversee ? adjustments(period, rights, again(word('adjustDone'))) : {};
  return [...closed(period, rights), entries(period, location.search, corrections.correct), corrections.element];
}

function closedWords({ state, entryCount }) {
  return state === 'closing' ? say('closeBegun', { id }) : say('closeDone', { id, count: entryCount });
}

function quarter(period, rights) {
  const { state } = period;
  const done = again(word('carryDone'));
  return [
    state !== 'open' && state !== 'closing' && closed(period, rights),
    carryOvers(id, rights, done),
    state !== 'sealed' && unsettled(id, rights, done),
    state === 'sealed' && entries(period, location.search),
  ];
}

/** What a period that is closed has: its figures, its bulletin and its seal, or the way there. */
function closed(period, rights) {
  const { kind, state, holds: held } = period;
  const mayBeSealed = state === 'closed' && held.length === 0;
  return [
    sealed(period),
    bulletin(period, rights, again(word('bulletinSaved'))),
    mayBeSealed &&
      (rights.seal[kind]
        ? sealForm(period, again(sealedWords))
        : el('p', { class: 'hint' }, word(`sealWaits_${kind}`))),
    el('h2', {}, word('figuresHead')),
    period.figures && figures(period.figures, period.before),
  ];
}
