import { el } from '../dom.js';
import { section } from '../item/section.js';

/** What holds a period, in the API's words; the months that it names lead there. */
export function holds({ id, holds: all }) {
  return section(
    'holds',
    all.map(({ message, months = [] }) => el('li', {}, `⚠ ${message}`, links(months.filter((month) => month !== id)))),
  );
}

export function periodLink(id, label = id) {
  return el('a', { href: `/periods/${id}` }, label);
}

export function links(ids) {
  return ids.flatMap((id) => [' ', periodLink(id)]);
}
