import { el, show } from './dom.js';
import { lateWords } from './item/lateness.js';
import { callAsPerson, lightOf, page } from './page.js';
import { dueWords, word } from './words.js';

const lights = ['red', 'yellow', 'green', 'grey', 'blue'];
const chosen = new URLSearchParams(location.search).get('light');

await page(async () => {
  const list = el('ul', { class: 'plain' });
  const more = el('button', { type: 'button', hidden: true }, word('more'));
  const first = await next(list, more);
  show(
    el('h1', {}, word('tasks')),
    el('nav', { 'aria-label': word('light') }, el('ul', { class: 'bar' }, [null, ...lights].map(choice))),
    first === 0 ? el('p', {}, word('none')) : list,
    el('p', {}, more),
  );
});

/** Adds the next page of items, and settles whether there is one more. */
async function next(list, more, cursor) {
  const query = new URLSearchParams({ sort: 'dueAt', limit: '50' });
  if (lights.includes(chosen)) query.set('light', chosen);
  if (cursor) query.set('cursor', cursor);
  const { items, nextCursor } = await callAsPerson(`/api/tasks?${query}`);
  list.append(...items.map(line));
  more.hidden = nextCursor === null;
  more.onclick = () => page(() => next(list, more, nextCursor));
  return items.length;
}

function choice(light) {
  const current = (light ?? null) === (lights.includes(chosen) ? chosen : null);
  return el(
    'li',
    {},
    el(
      'a',
      { href: light ? `?light=${light}` : '/tasks', 'aria-current': current && 'page' },
      light ? lightOf(light) : word('all'),
    ),
  );
}

function line(item) {
  const { id, task, light, state, leadUnit, owner, deadline, percent } = item;
  const late = lateWords(item);
  return el(
    'li',
    {},
    el('a', { href: `/tasks/${id}` }, task),
    el('div', { class: 'soft' }, lightOf(light), ` · ${word(state)} · ${percent}% · ${dueWords(deadline)}`),
    late && el('div', {}, el('strong', {}, late)),
    el('div', { class: 'soft' }, `${leadUnit.name} · ${owner.name}`),
  );
}
