import { token } from './api.js';
import { el, facts, show } from './dom.js';
import { line, section } from './item/section.js';
import { callAsPerson, page } from './page.js';
import { dueWords, moment, say, word } from './words.js';

const id = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const path = `/api/periods/${encodeURIComponent(id)}`;

await page(async () => {
  const period = await callAsPerson(path);
  document.title = `${id} · 督办`;
  const list = el('ul', { class: 'plain' });
  const more = el('button', { type: 'button', hidden: true }, word('more'));
  const unsettled = period.kind === 'quarter' && token.get() ? await next(list, more) : null;
  show(
    el('h1', {}, say(period.kind === 'quarter' ? 'quarterOf' : 'monthOf', { id })),
    facts([
      [word('state'), word(`period_${period.state}`)],
      [word('cutOff'), period.cutOff && moment(period.cutOff)],
      [word('nextStep'), period.next],
      ...figuresOf(period),
    ]),
    section(
      'holds',
      period.holds.map(({ message }) => line(message)),
    ),
    unsettled && [
      el('h2', {}, say('unsettledOf', unsettled.totals)),
      unsettled.items.length > 0 ? list : el('p', {}, word('allSettled')),
      el('p', {}, more),
    ],
  );
});

function figuresOf({ figures }) {
  if (!figures) return [];
  const { items, open, overdue, reportsDue, reportsMissing } = figures.overall;
  return [
    [word('tasks'), say('itemsOf', { items, open })],
    [word('overdue'), `${overdue}`],
    [word('monthlyReports'), say('reportsOf', { reportsDue, reportsMissing })],
  ];
}

/** Adds the next page of what is not settled, and settles whether there is one more. */
async function next(list, more, cursor) {
  const query = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
  const answer = await callAsPerson(`${path}/unsettled?${query}`);
  list.append(...answer.items.map(unsettledLine));
  more.hidden = answer.nextCursor === null;
  more.onclick = () => page(() => next(list, more, answer.nextCursor));
  return answer;
}

function unsettledLine({ task, name, leadUnit, owner, leader, deadline, state, daysOverdue, carryOver }) {
  return el(
    'li',
    {},
    el('a', { href: `/tasks/${task}` }, name),
    el('div', { class: 'soft' }, [leadUnit.name, owner.name, leader?.name].filter(Boolean).join(' · ')),
    el('div', { class: 'soft' }, `${word(state)} · ${dueWords(deadline)}`),
    daysOverdue > 0 && el('div', {}, el('strong', {}, `⚠ ${say('lateNow', { days: daysOverdue })}`)),
    carryOver && el('div', {}, say('carryWaits', { period: carryOver.period, deadline: dueWords(carryOver.deadline) })),
  );
}
