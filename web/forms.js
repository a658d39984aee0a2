import { call } from './api.js';
import { el } from './dom.js';
import { submitButton } from './page.js';
import { word } from './words.js';

/** The fields of each command, and the body that they make. */
const commands = {
  report: {
    fields: ({ percent, milestones }) => [
      number('percent', 'reportPercent', percent),
      words('done', 'reportDone'),
      words('effect', 'reportEffect'),
      words('problems', 'reportProblems', false),
      words('next', 'reportNext', false),
      words('reason', 'reportReason', false),
      ...milestones.map(({ id, name, done }) => check(`milestone.${id}`, name, done)),
    ],
    body: (said, { milestones }) => ({
      ...given(said, ['done', 'effect', 'problems', 'next', 'reason']),
      percent: Number(said.get('percent')),
      milestones: milestones.map(({ id }) => ({ id, done: said.has(`milestone.${id}`) })),
    }),
  },
  submit: {
    fields: ({ standards }) => standards.map(({ id, text }) => words(`how.${id}`, text)),
    body: (said, { standards }) => ({ standards: standards.map(({ id }) => ({ id, how: said.get(`how.${id}`) })) }),
  },
  accept: {
    fields: ({ standards }) => [
      number('effectRating', 'effectRating', ''),
      ...standards.map(({ id, text }) => check(`met.${id}`, text, false)),
    ],
    body: (said, { standards }) => ({
      effectRating: Number(said.get('effectRating')),
      standards: standards.map(({ id }) => ({ id, met: said.has(`met.${id}`) })),
    }),
  },
  return: {
    fields: ({ standards }) => [
      words('reason', 'returnReason'),
      ...standards.flatMap(({ id, text }) => [
        check(`met.${id}`, text, false),
        words(`note.${id}`, 'returnNote', false),
      ]),
    ],
    body: (said, { standards }) => ({
      reason: said.get('reason'),
      standards: standards.map(({ id }) => {
        const note = said.get(`note.${id}`);
        return { id, met: said.has(`met.${id}`), ...(note && { note }) };
      }),
    }),
  },
};

const reason = { fields: () => [words('reason', 'reason')], body: (said) => ({ reason: said.get('reason') }) };
const nothing = { fields: () => [], body: () => ({}) };

Object.assign(commands, {
  sign: nothing,
  suspend: reason,
  cancel: reason,
  resume: nothing,
  approve: {
    fields: ({ requests }) => [choice('request', 'request', requests.map(requestWords))],
    body: (said) => ({ request: said.get('request') }),
  },
  reject: {
    fields: ({ requests }) => [choice('request', 'request', requests.map(requestWords)), words('reason', 'reason')],
    body: (said) => ({ request: said.get('request'), reason: said.get('reason') }),
  },
});

/** A form for everything that the person may do now; each opens when asked for. */
export function forms(item, done) {
  return item.may.filter((name) => commands[name]).map((name) => command(name, item, done));
}

function command(name, item, done) {
  // One key for one form: a press that is repeated after a lost answer has one effect.
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  const failure = el('p', { class: 'problem', role: 'alert', hidden: true });
  const button = submitButton(name);
  const send = async (event) => {
    event.preventDefault();
    button.disabled = true;
    failure.hidden = true;
    try {
      const body = commands[name].body(new FormData(event.target), item);
      const options = { method: 'POST', body, version: item.version, key: `${key}-${digest(body)}` };
      await call(`/api/tasks/${item.id}/${name}`, options);
      done();
    } catch (error) {
      failure.textContent = error.status ? error.message : word('unreachable');
      failure.hidden = false;
      button.disabled = false;
    }
  };
  const fields = commands[name].fields(item);
  return el(
    'details',
    {},
    el('summary', {}, word(name)),
    el('form', { onsubmit: send }, fields, failure, el('p', {}, button)),
  );
}

/** Another body is another request, and gets another key. */
function digest(body) {
  const text = JSON.stringify(body);
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0;
  return (hash >>> 0).toString(36);
}

function given(said, names) {
  return Object.fromEntries(names.map((name) => [name, said.get(name)]).filter(([, value]) => value));
}

let fieldCount = 0;

function words(name, label, required = true) {
  const id = `field-${++fieldCount}`;
  return [el('label', { for: id }, word(label)), el('textarea', { id, name, required, rows: 2, maxlength: 10000 })];
}

function number(name, label, value) {
  const id = `field-${++fieldCount}`;
  const range = { min: 0, max: 100, step: 1, required: true };
  return [
    el('label', { for: id }, word(label)),
    el('input', { id, name, type: 'number', inputmode: 'numeric', value, ...range }),
  ];
}

function check(name, label, checked) {
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', name, checked }), label);
}

function choice(name, label, options) {
  const id = `field-${++fieldCount}`;
  return [
    el('label', { for: id }, word(label)),
    el(
      'select',
      { id, name, required: true },
      options.map(([value, text]) => el('option', { value }, text)),
    ),
  ];
}

function requestWords({ id, kind, by, reason }) {
  return [id, `${word(kind)} · ${by} · ${reason}`];
}
