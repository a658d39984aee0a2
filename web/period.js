import { el, facts, show } from './dom.js';
import { callAsPerson, page } from './page.js';
import { monthsOf, quarterOf } from './period/calendar.js';
import { holds, links, periodLink } from './period/holds.js';
import { stateWords } from './period/list.js';
import { partsOf } from './period/parts.js';
import { rightsOf } from './period/rights.js';
import { moment, say, word } from './words.js';

const id = decodeURIComponent(location.pathname.split('/')[2] ?? '');

await page(load);

/** Shows the period; `done` is what has just been recorded. */
async function load(done) {
  const me = await callAsPerson('/api/me');
  const period = await callAsPerson(`/api/periods/${encodeURIComponent(id)}`);
  document.title = `${id} · 督办`;
  const said = done && el('p', { class: 'problem', role: 'status', tabindex: -1 }, `✓ ${done}`);
  show(
    el('h1', {}, say(`${period.kind}Of`, { id })),
    said,
    about(period),
    // What holds it when it is closed by itself is no hurdle: the cut-off is told above.
    holds({ id, holds: period.holds.filter(({ code }) => code !== 'cut_off_ahead') }),
    partsOf(period, rightsOf(me), location.search, again),
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
