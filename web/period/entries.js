import { el } from '../dom.js';
import { later } from '../later.js';
import { callAsPerson, lightOf } from '../page.js';
import { table } from '../table.js';
import { dueWords, icons, say, word } from '../words.js';
import { lights } from './figures.js';

const filters = ['light', 'unit', 'missing'];
const columns = ['entryItem', 'light', 'state', 'percent', 'monthlyReport', 'deadline', 'step'];

/** How the items stood at the close; which are shown is in the address. `correct` is offered where it is given. */
export function entries({ id, figures }, search, correct) {
  const wanted = wantedIn(search);
  return [
    el('h2', { id: 'entries' }, word('entries')),
    filterForm(id, wanted, figures?.units ?? []),
    later(() => pages(id, wanted, correct)),
  ];
}

/** What of an address says which entries are wanted. */
export function wantedIn(search) {
  const given = new URLSearchParams(search);
  const wanted = new URLSearchParams();
  for (const name of filters) if (given.get(name)) wanted.set(name, given.get(name));
  if (!lights.includes(wanted.get('light'))) wanted.delete('light');
  if (wanted.get('missing') !== 'true') wanted.delete('missing');
  return wanted;
}

function filterForm(id, wanted, units) {
  const options = {
    light: lights.map((light) => [light, `${icons[light]} ${word(light)}`]),
    unit: units.map(({ unit }) => [unit.code, unit.name]),
    missing: [['true', word('onlyMissing')]],
  };
  const go = (event) => {
    event.preventDefault();
    location.assign(`/periods/${id}?${wantedIn(new URLSearchParams(new FormData(event.target)))}#entries`);
  };
  return el(
    'form',
    { class: 'filters', role: 'search', 'aria-label': word('entriesFilter'), onsubmit: go },
    filters.map((name) => {
      const all = [['', word('all')], ...options[name]];
      const chosen = wanted.get(name) ?? '';
      return el(
        'label',
        {},
        word(`filter_${name}`),
        el(
          'select',
          { name },
          all.map(([value, told]) => el('option', { value, selected: value === chosen }, told)),
        ),
      );
    }),
    el('button', { type: 'submit' }, word('filterGo')),
    wanted.size > 0 && el('a', { href: `/periods/${id}#entries` }, word('filterNone')),
  );
}

async function pages(id, wanted, correct) {
  const heads = [...columns, ...(correct ? ['adjust'] : [])].map(word);
  const { element, add } = table({ caption: word('entriesCaption'), columns: heads, rows: [], stack: true });
  const count = el('p', { class: 'soft', role: 'status' });
  const more = el('button', { type: 'button' }, word('more'));
  let shown = 0;
  let cursor = null;
  const next = async () => {
    const query = new URLSearchParams([...wanted, ['limit', '50'], ...(cursor ? [['cursor', cursor]] : [])]);
    const { items, nextCursor } = await callAsPerson(`/api/periods/${id}/entries?${query}`);
    add(items.map((entry) => entryRow(entry, correct)));
    shown += items.length;
    cursor = nextCursor;
    count.textContent = say(cursor ? 'entriesShown' : 'entriesAll', { count: shown });
    more.hidden = cursor === null;
  };
  await next();
  if (shown === 0) return el('p', {}, word(wanted.size > 0 ? 'noneSuch' : 'noEntries'));
  const place = el('div', {});
  more.onclick = () => {
    more.hidden = true;
    place.replaceChildren(later(next));
  };
  return [element, count, place, el('p', {}, more)];
}

export function entryRow(entry, correct) {
  const { task, name, leadUnit, owner, light, state, percent, deadline, daysOverdue, step, before, settled } = entry;
  const grown = before && before.percent !== percent ? say('percentBefore', { percent: before.percent }) : '';
  const button = () =>
    el(
      'button',
      { type: 'button', 'aria-label': `${word('adjust')}: ${name}`, onclick: () => correct(entry) },
      word('adjust'),
    );
  return [
    [el('a', { href: `/tasks/${task}` }, name), el('div', { class: 'soft' }, `${leadUnit.name} · ${owner.name}`)],
    lightOf(light),
    settled && settled !== state ? `${word(state)} · ${word(`settled_${settled}`)}` : word(state),
    `${percent}%${grown}`,
    reportWords(entry),
    [dueWords(deadline), daysOverdue > 0 && el('div', {}, `⚠ ${say('lateNow', { days: daysOverdue })}`)],
    `${step}`,
    ...(correct ? [button()] : []),
  ];
}

function reportWords({ reportDue, reported }) {
  if (reported) return `✓\u00a0${word('reportCame')}`;
  return reportDue ? `⚠\u00a0${word('reportNotCome')}` : word('reportNotDue');
}
