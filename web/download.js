import { token } from './api.js';
import { el } from './dom.js';
import { word } from './words.js';

/** Files as links. A link alone carries no rights: the file is asked for with the reader's token, and then kept. */
export function files(list) {
  if (!list?.length) return null;
  return el(
    'ul',
    { class: 'files', 'aria-label': word('evidence') },
    list.map((file) => el('li', {}, link(file), el('span', { class: 'soft' }, ` ${sizeWords(file.size)}`))),
  );
}

function link({ id, name, sha256 }) {
  const href = `/api/evidence/${id}`;
  const fetchIt = async (event) => {
    event.preventDefault();
    const fault = event.target.parentElement.querySelector('.fault');
    try {
      await save(href, name);
      fault?.remove();
    } catch {
      if (!fault) event.target.after(el('span', { class: 'fault', role: 'alert' }, ` ⚠ ${word('downloadFailed')}`));
    }
  };
  return el('a', { href, download: name, title: `SHA-256 ${sha256}`, onclick: fetchIt }, name);
}

async function save(href, name) {
  const answer = await fetch(href, { headers: { authorization: `Bearer ${token.get()}` } });
  if (!answer.ok) throw new Error(answer.statusText);
  const url = URL.createObjectURL(await answer.blob());
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function sizeWords(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
