import { call, fetchFile } from './api.js';
import { el } from './dom.js';
import { word } from './words.js';

/** Files that have been uploaded from this page: pressed again, a form names the same ones. */
const known = new WeakMap();

/** Uploads every file of a form, one after the other; answers the ids by the name of their field. */
export async function uploadAll(form) {
  const ids = new Map();
  for (const input of form.querySelectorAll('input[type="file"]')) {
    const own = [];
    for (const file of input.files) own.push(await upload(file));
    ids.set(input.name, own);
  }
  return (name) => ids.get(name) ?? [];
}

async function upload(file) {
  if (!known.has(file)) {
    const form = new FormData();
    form.set('file', file);
    known.set(file, (await call('/api/evidence', { method: 'POST', form })).id);
  }
  return known.get(file);
}

/** Files of a report or submission, each to be saved: the page itself shows none of them. */
export function fileList(files = []) {
  if (files.length === 0) return null;
  return el('ul', { class: 'files' }, files.map(fileItem));
}

function fileItem({ id, name, size, sha256 }) {
  const failure = el('span', { class: 'soft', role: 'alert' });
  const save = async () => {
    try {
      const url = URL.createObjectURL(await fetchFile(`/api/evidence/${id}`));
      el('a', { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      failure.textContent = ` ${error.status ? error.message : word('unreachable')}`;
    }
  };
  const about = `${name}（${sizeWords(size)}）`;
  return el('li', {}, el('button', { type: 'button', onclick: save, title: `SHA-256 ${sha256}` }, about), failure);
}

function sizeWords(size) {
  return size < 1_048_576 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1_048_576).toFixed(1)} MB`;
}
