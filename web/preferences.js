import { call } from './api.js';
import { el, show } from './dom.js';
import { callAsPerson, page, submitButton } from './page.js';
import { word } from './words.js';

await page(async () => {
  const me = await callAsPerson('/api/me');
  const message = el('p', { class: 'soft', role: 'status' });
  const field = (id, attributes) => el('input', { id, name: id, ...attributes });
  const away = me.substitute ?? {};
  const form = el(
    'form',
    { onsubmit: (event) => save(event, message) },
    el('label', { for: 'locale' }, word('letterLanguage')),
    el(
      'select',
      { id: 'locale', name: 'locale' },
      language('', word('organisationLanguage'), me),
      language('zh-CN', '中文', me),
      language('en', 'English', me),
    ),
    el('h2', {}, word('quietLetters')),
    el('p', { class: 'soft' }, word('quietWhy')),
    me.mayBeQuiet.map((kind) => quiet(kind, me)),
    el('h2', {}, word('substitute')),
    el('p', { class: 'soft' }, word('substituteWhy')),
    el('label', { for: 'email' }, word('substituteEmail')),
    field('email', { type: 'email', value: away.email ?? '' }),
    el('label', { for: 'from' }, word('awayFrom')),
    field('from', { type: 'date', value: away.from ?? '' }),
    el('label', { for: 'until' }, word('awayUntil')),
    field('until', { type: 'date', value: away.until ?? '' }),
    el('p', {}, submitButton('save')),
    message,
  );
  show(el('h1', {}, word('preferences')), el('p', {}, `${me.name} · ${me.unit.name} · ${me.email}`), form);
});

function language(value, label, me) {
  return el('option', { value, selected: (me.locale ?? '') === value }, label);
}

function quiet(kind, me) {
  const box = el('input', { type: 'checkbox', name: 'quiet', value: kind, checked: me.quiet.includes(kind) });
  return el('label', { class: 'check' }, box, word(`quiet_${kind}`));
}

async function save(event, message) {
  event.preventDefault();
  const said = new FormData(event.target);
  const [email, from, until] = ['email', 'from', 'until'].map((name) => said.get(name));
  const body = {
    locale: said.get('locale') || null,
    quiet: said.getAll('quiet'),
    substitute: email ? { email, ...(from && { from }), ...(until && { until }) } : null,
  };
  try {
    await call('/api/me', { method: 'PATCH', body });
    message.textContent = word('saved');
  } catch (error) {
    message.textContent = error.message ?? word('unreachable');
  }
}
