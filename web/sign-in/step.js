import { el } from '../dom.js';
import { checked, refused } from '../form/failure.js';
import { submitButton } from '../page.js';
import { word } from '../words.js';

/** One step of signing in: fields, one button, and what is amiss said beside it. `send` hears what was entered. */
export function step({ hint, parts = [], press, send }) {
  const failure = el('div', { class: 'problem', role: 'alert', tabindex: -1, hidden: true });
  const progress = el('p', { class: 'soft', role: 'status' });
  const button = submitButton(press);
  const go = async (event) => {
    event.preventDefault();
    if (button.disabled || !checked(parts, failure)) return;
    button.disabled = true;
    progress.replaceChildren(el('progress', {}), ` ${word('working')}`);
    try {
      await send(new FormData(event.target));
    } catch (error) {
      refused(error, parts, failure);
    } finally {
      progress.replaceChildren();
      button.disabled = false;
    }
  };
  const lines = [hint && el('p', { class: 'hint' }, hint), parts.map(({ element }) => element)];
  return el('form', { onsubmit: go, novalidate: true }, lines, failure, progress, el('p', {}, button));
}
