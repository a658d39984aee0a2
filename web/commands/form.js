import { call } from '../api.js';
import { el } from '../dom.js';
import { flat } from '../fields/part.js';
import { submitButton } from '../page.js';
import { say, word } from '../words.js';
import { checked, refused } from './failure.js';
import { commands } from './table.js';

/** A form for everything that the person may do now; each opens when asked for. */
export function forms(item, done) {
  return item.may.filter((name) => commands[name]).map((name) => form(name, item, done));
}

function form(name, item, done) {
  const { parts: make = () => [], body = () => ({}), told, hint = `hint_${name}` } = commands[name];
  const top = make(item);
  const parts = flat(top);
  const failure = el('div', { class: 'problem', role: 'alert', tabindex: -1, hidden: true });
  const button = submitButton(name);
  // One key for one form: a press that is repeated after a lost answer has one effect.
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  let { version } = item;
  const send = async (event) => {
    event.preventDefault();
    if (button.disabled || !checked(parts, failure)) return;
    button.disabled = true;
    const said = body(new FormData(event.target), item);
    const options = { method: 'POST', body: said, version, key: `${key}-${digest({ said, version })}` };
    try {
      await call(`/api/tasks/${item.id}/${name}`, options);
      done(name);
    } catch (error) {
      button.disabled = false;
      refused(error, parts, failure);
      // Who has seen what changed may go on with what they entered.
      if (error.status === 412) version = error.problem.version ?? version;
    }
  };
  const lines = [el('p', { class: 'hint' }, hintOf(hint, item)), told?.(item), top.map(({ element }) => element)];
  const fields = el('form', { onsubmit: send, novalidate: true }, lines, failure, el('p', {}, button));
  const open = location.hash === `#${name}`;
  const details = el('details', { id: name, open }, el('summary', {}, word(name)), fields);
  details.addEventListener('toggle', () => parts.forEach((part) => void part.open?.()));
  return details;
}

function hintOf(hint, item) {
  const key = typeof hint === 'function' ? hint(item) : hint;
  return say(key, { left: item.extensionsLeft, count: item.urged });
}

/** Another body is another request, and gets another key. */
function digest(said) {
  let hash = 0;
  for (const character of JSON.stringify(said)) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0;
  return (hash >>> 0).toString(36);
}
