import { call } from '../api.js';
import { el } from '../dom.js';
import { word } from '../words.js';
import { field } from './part.js';

/** Somebody of the directory, by address; those who come into question are offered as soon as the form is opened. */
export function person(name, label, { hint, among }) {
  const list = el('datalist', { id: `among-${name}` });
  const control = el('input', { name, type: 'text', autocomplete: 'off', list: list.id, maxlength: 320 });
  const part = field({ label: word(label), hint, control, pointer: `/${name}` });
  part.element.append(list);
  return { ...part, open: () => offer(list, among) };
}

/** The list is a help only: without it the address is typed. */
async function offer(list, among) {
  if (list.childElementCount > 0) return;
  try {
    const { items } = await call(`/api/officials?${new URLSearchParams({ ...among, limit: '200' })}`);
    const inOffice = items.filter(({ active }) => active);
    list.append(...inOffice.map((one) => el('option', { value: one.email }, `${one.name} · ${one.unit.name}`)));
  } catch {
    list.replaceChildren();
  }
}
