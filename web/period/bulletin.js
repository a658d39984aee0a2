import { action } from '../commands/action.js';
import { el } from '../dom.js';
import { download } from '../download.js';
import { day, line, text } from '../fields/inputs.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { moment, say, word } from '../words.js';

const names = ['number', 'opening', 'comments', 'next', 'issuer', 'issuedOn'];
const pathOf = (id) => `/api/periods/${id}/bulletin`;

/** 通报: to read, to keep as a file, and, until it is sealed, to word. */
export function bulletin({ id, state }, rights, done) {
  return [
    el('h2', { id: 'bulletin' }, word('bulletin')),
    el(
      'ul',
      { class: 'bar' },
      // Its own page takes over the reader's token, which lives as long as the tab does.
      el('li', {}, el('a', { href: `/periods/${id}/bulletin`, target: '_blank', rel: 'opener' }, word('bulletinOpen'))),
      ['docx', 'xlsx'].map((form) => el('li', {}, download(`${pathOf(id)}.${form}`, word(`bulletin_${form}`)))),
    ),
    state === 'sealed'
      ? el('p', { class: 'soft' }, word('bulletinSealed'))
      : rights.write && later(async () => sectionsForm(await callAsPerson(pathOf(id)), done)),
  ];
}

/** The sections that people write; what was left as it was read keeps the usual text. */
export function sectionsForm(read, done) {
  const { period, version, updatedAt, updatedBy } = read;
  const fields = Object.fromEntries(names.map((name) => [name, fieldOf(name, read.sections[name])]));
  const stands = { sections: read.sections, written: read.written };
  const by = updatedBy && el('p', { class: 'soft' }, say('bulletinBy', { by: updatedBy.name, at: moment(updatedAt) }));
  return action({
    ...{
      id: 'bulletin-edit',
      label: 'bulletinEdit',
      press: 'save',
      hint: word('hint_bulletinEdit'),
      told: by,
      version,
      done,
    },
    parts: names.map((name) => fields[name]),
    request: (said) => ({ path: pathOf(period), method: 'PUT', body: { sections: bodyOf(said, stands) } }),
    stale: async () => {
      const now = await callAsPerson(pathOf(period));
      for (const name of names) settle(fields[name], stands.sections[name], now.sections[name]);
      Object.assign(stands, { sections: now.sections, written: now.written });
      return now.version;
    },
  });
}

/** What was written: by somebody before, or now by being different from what was read. */
function bodyOf(said, { sections, written }) {
  return Object.fromEntries(
    names
      .map((name) => [name, lines(said.get(name)).trim()])
      .filter(([name, value]) => written.includes(name) || value !== sections[name]),
  );
}

/** Somebody else wrote meanwhile: what was typed here stays, with theirs beside it; what was not is theirs. */
function settle({ control, element }, read, now) {
  element.querySelector('.theirs')?.remove();
  if (lines(control.value) === read) control.value = now;
  else if (now !== read)
    element.append(el('blockquote', { class: 'theirs' }, el('strong', {}, word('standsNow')), el('p', {}, now)));
}

function fieldOf(name, value) {
  const label = `section_${name}`;
  const pointer = `/sections/${name}`;
  if (name === 'issuedOn') return { ...day(name, label, { value }), pointer };
  if (name === 'number' || name === 'issuer') return { ...line(name, label, { value, required: false }), pointer };
  return text(name, label, { value, pointer, required: false, hint: word('sectionHint'), rows: 6 });
}

function lines(value) {
  return value.replaceAll('\r\n', '\n');
}
