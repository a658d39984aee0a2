import { credentials, Refused } from './api.js';
import { el } from './dom.js';
import { language, word } from './words.js';

/** Files as links. A link alone carries no rights: the file is asked for as the reader, and then kept. */
export function files(list) {
  if (!list?.length) return null;
  return el(
    'ul',
    { class: 'files', 'aria-label': word('evidence') },
    list.map(({ id, name, size, sha256 }) =>
      el(
        'li',
        {},
        download(`/api/evidence/${id}`, name, { download: name, title: `SHA-256 ${sha256}` }),
        el('span', { class: 'soft' }, ` ${sizeWords(size)}`),
      ),
    ),
  );
}

/** A link to a file of the API; what it is called there is what it is kept as. Says while it is being made, and why it was not. */
export function download(href, label, attributes = {}) {
  const told = el('span', { class: 'soft', role: 'status' });
  const fetchIt = async (event) => {
    event.preventDefault();
    told.className = 'soft';
    told.textContent = ` ${word('preparing')}`;
    try {
      await save(href, attributes.download);
      told.textContent = '';
    } catch (error) {
      told.className = 'fault';
      told.textContent = ` ⚠ ${error instanceof Refused ? error.message : ''} ${word('downloadFailed')}`;
    }
  };
  return [el('a', { href, ...attributes, onclick: fetchIt }, label), told];
}

async function save(href, name) {
  const headers = { ...credentials(), 'accept-language': language() };
  const answer = await fetch(href, { headers });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({ title: answer.statusText })));
  const url = URL.createObjectURL(await answer.blob());
  el('a', { href: url, download: name ?? nameIn(answer.headers.get('content-disposition')) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The name of a file as the API tells it (RFC 8187). */
export function nameIn(disposition) {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : '';
}

export function sizeWords(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
