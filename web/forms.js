import { call } from './api.js';
import { commands } from './commands.js';
import { el } from './dom.js';
import { uploadAll } from './evidence.js';
import { submitButton } from './page.js';
import { word } from './words.js';

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
      const uploaded = await uploadAll(event.target);
      const body = commands[name].body(new FormData(event.target), item, uploaded);
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
