import { call } from '../api.js';
import { el } from '../dom.js';
import { flat } from '../fields/part.js';
import { submitButton } from '../page.js';
import { word } from '../words.js';
import { checked, refused } from './failure.js';

/**
 * A form that asks one thing of the API; it opens when asked for. `request` makes of what was entered where it goes and
 * what it says; `version` is what it was decided on; `stale` hears that something else stands by now.
 */
export function action({
  id,
  label,
  press = label,
  about,
  hint,
  told,
  parts: top = [],
  version,
  request,
  stale,
  done,
}) {
  const parts = flat(top);
  const failure = el('div', { class: 'problem', role: 'alert', tabindex: -1, hidden: true });
  const progress = el('p', { class: 'soft', role: 'status' });
  const button = submitButton(press);
  // One key for one form: a press that is repeated after a lost answer has one effect.
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  let stands = version;
  const send = async (event) => {
    event.preventDefault();
    if (button.disabled || !checked(parts, failure)) return;
    button.disabled = true;
    progress.replaceChildren(el('progress', {}), ` ${word('working')}`);
    try {
      const { path, method = 'POST', body } = request(new FormData(event.target));
      const once = method === 'POST' && `${key}-${digest({ body, stands })}`;
      done(await call(path, { method, body, version: stands, key: once }));
    } catch (error) {
      // Who has seen what changed may go on with what they entered.
      if (error.status === 412) stands = (await stale?.()) ?? error.problem.version ?? stands;
      refused(error, parts, failure);
    } finally {
      progress.replaceChildren();
      button.disabled = false;
    }
  };
  const lines = [hint && el('p', { class: 'hint' }, hint), told, top.map(({ element }) => element)];
  const fields = el('form', { onsubmit: send, novalidate: true }, lines, failure, progress, el('p', {}, button));
  const open = location.hash === `#${id}`;
  const name = about && `${word(label)}: ${about}`;
  const details = el('details', { id, open }, el('summary', { 'aria-label': name }, word(label)), fields);
  details.addEventListener('toggle', () => parts.forEach((part) => void part.open?.()));
  return details;
}

/** Another body is another request, and gets another key. */
function digest(said) {
  let hash = 0;
  for (const character of JSON.stringify(said)) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0;
  return (hash >>> 0).toString(36);
}
