import { filterForm, wantedIn } from './audit/filters.js';
import { lines } from './audit/lines.js';
import { temporalViews } from './audit/temporal-views.js';
import { el, show } from './dom.js';
import { later } from './later.js';
import { callAsPerson, page } from './page.js';
import { rightsOf } from './period/rights.js';
import { word, zoneWords } from './words.js';

const [, , , id] = location.pathname.split('/');

await page(async () => {
  const [me, units] = await Promise.all([callAsPerson('/api/me'), allUnits()]);
  const item = id && (await callAsPerson(`/api/tasks/${encodeURIComponent(id)}`));
  document.title = `${word(id ? 'timeline' : 'audit')} · 督办`;
  if (!rightsOf(me).audit) return show(el('h1', {}, word('audit')), el('p', {}, word('auditOnly')));
  const wanted = wantedIn(location.search, id);
  const path = id ? `/api/audit/tasks/${encodeURIComponent(id)}` : '/api/audit/events';
  show(
    el('h1', {}, id ? item.task : word('audit')),
    el('p', { class: 'soft' }, word(id ? 'timelineWhy' : 'auditWhy')),
    zoneWords() && el('p', { class: 'soft' }, zoneWords()),
    id &&
      el('p', {}, el('a', { href: `/tasks/${id}` }, word('toItem')), ' · ', el('a', { href: '/audit' }, word('audit'))),
    filterForm(id, wanted, units),
    later(() => lines(path, wanted, id)),
    !id && later(temporalViews),
  );
});

async function allUnits() {
  const units = [];
  for (let cursor = ''; cursor !== null; ) {
    const { items, nextCursor } = await callAsPerson(`/api/units?limit=200${cursor && `&cursor=${cursor}`}`);
    units.push(...items);
    cursor = nextCursor;
  }
  return units;
}
