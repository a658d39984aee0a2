import { el } from '../dom.js';
import { word } from '../words.js';

const names = ['person', 'unit', 'kind', 'from', 'to', 'task', 'sort'];
const across = ['entry', 'refusal', 'letter', 'access'];
const ofItem = [...across, 'attempt', 'workflow', 'drift'];
const day = /^\d{4}-\d{2}-\d{2}$/;

/** What of an address says which lines are wanted; `id`: of which item's timeline, if of one. */
export function wantedIn(search, id) {
  const given = new URLSearchParams(search);
  const wanted = new URLSearchParams();
  for (const name of names) if (given.get(name)) wanted.set(name, given.get(name).trim());
  if (!kindsFor(id).includes(wanted.get('kind'))) wanted.delete('kind');
  if (!['at', '-at'].includes(wanted.get('sort'))) wanted.delete('sort');
  for (const name of ['from', 'to']) if (!day.test(wanted.get(name))) wanted.delete(name);
  if (id) wanted.delete('task');
  return wanted;
}

/** What lines there are: a timeline has more kinds than a search across items. */
export function kindsFor(id) {
  return id ? ofItem : across;
}

/** Which lines are wanted is in the address, so that it can be kept and handed on. */
export function filterForm(id, wanted, units) {
  const here = id ? `/audit/tasks/${id}` : '/audit';
  const go = (event) => {
    event.preventDefault();
    location.assign(`${here}?${wantedIn(new URLSearchParams(new FormData(event.target)), id)}`);
  };
  const value = (name) => wanted.get(name) ?? '';
  const orders = [
    ['-at', word('newestFirst')],
    ['at', word('oldestFirst')],
  ];
  return el(
    'form',
    { class: 'filters', role: 'search', 'aria-label': word('auditFilter'), onsubmit: go },
    labelled(
      'auditPerson',
      el('input', { name: 'person', type: 'text', value: value('person'), maxlength: 320, autocomplete: 'off' }),
    ),
    labelled(
      'auditUnit',
      select(
        'unit',
        units.map(({ code, name }) => [code, name]),
        value('unit'),
      ),
    ),
    labelled(
      'auditKind',
      select(
        'kind',
        kindsFor(id).map((kind) => [kind, word(`line_${kind}`)]),
        value('kind'),
      ),
    ),
    labelled('awayFrom', el('input', { name: 'from', type: 'date', value: value('from') })),
    labelled('awayUntil', el('input', { name: 'to', type: 'date', value: value('to') })),
    labelled(
      'auditOrder',
      select('sort', id ? orders.toReversed() : orders, value('sort') || (id ? 'at' : '-at'), false),
    ),
    !id && el('input', { name: 'task', type: 'hidden', value: value('task') }),
    el('button', { type: 'submit' }, word('auditGo')),
    wanted.size > 0 && el('a', { href: here }, word('filterNone')),
  );
}

function labelled(label, control) {
  return el('label', {}, word(label), control);
}

function select(name, options, chosen, withAll = true) {
  const all = withAll ? [['', word('all')], ...options] : options;
  return el(
    'select',
    { name },
    all.map(([value, told]) => el('option', { value, selected: value === chosen }, told)),
  );
}
