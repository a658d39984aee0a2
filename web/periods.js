import { el, show } from './dom.js';
import { later } from './later.js';
import { callAsPerson, page } from './page.js';
import { closedPeriods, comingMonth, periodRow, quartersOpen, scheduleWords } from './period/list.js';
import { preclose } from './period/preclose.js';
import { rightsOf } from './period/rights.js';
import { word } from './words.js';

await page(async () => {
  const [me, first] = [await callAsPerson('/api/me'), await callAsPerson('/api/periods?limit=50')];
  const { oversee } = rightsOf(me);
  document.title = `${word('periods')} · 督办`;
  const quarters = quartersOpen(first.items, first.next);
  show(
    el('h1', {}, word('periods')),
    comingMonth(first.next, oversee && later(schedule), quarters),
    first.items.length > 0 ? closed(first) : el('p', {}, word('noneClosed')),
    oversee && first.next && preclose(first.next.id),
  );
});

async function schedule() {
  const { items } = await callAsPerson('/api/schedules');
  return el('span', {}, scheduleWords(items.find(({ id }) => id === 'months')));
}

function closed({ items, nextCursor }) {
  const { element, add } = closedPeriods();
  add(items.map(periodRow));
  const more = el('button', { type: 'button', hidden: nextCursor === null }, word('more'));
  const place = el('div', {});
  let cursor = nextCursor;
  more.onclick = () => {
    more.hidden = true;
    place.replaceChildren(
      later(async () => {
        const next = await callAsPerson(`/api/periods?${new URLSearchParams({ limit: '50', cursor })}`);
        add(next.items.map(periodRow));
        cursor = next.nextCursor;
        more.hidden = cursor === null;
      }),
    );
  };
  return [el('h2', {}, word('closedPeriods')), element, place, el('p', {}, more)];
}
