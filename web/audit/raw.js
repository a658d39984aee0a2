import { el } from '../dom.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { word } from '../words.js';

/** The record itself, opened and closed by a button: as the API hands it out. It is fetched when it is asked for. */
export function raw(path, label) {
  const place = el('div', { hidden: true });
  const button = el('button', { type: 'button', class: 'slight', 'aria-expanded': 'false' }, word(label));
  button.onclick = () => {
    const opens = place.hidden;
    place.hidden = !opens;
    button.setAttribute('aria-expanded', String(opens));
    if (opens && place.childElementCount === 0) place.append(later(() => shown(path, label)));
  };
  return [button, place];
}

async function shown(path, label) {
  const text = JSON.stringify(await callAsPerson(path), null, 2);
  return el('pre', { tabindex: 0, role: 'region', 'aria-label': word(label) }, text);
}
