import { el } from '../dom.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { say, word } from '../words.js';
import { line } from './line.js';

/** The lines that are wanted, page by page; `id`: of one item, whose name need not be said with each. */
export async function lines(path, wanted, id) {
  const list = el('ol', { class: 'plain timeline' });
  const count = el('p', { class: 'soft', role: 'status' });
  const more = el('button', { type: 'button' }, word('more'));
  const note = el('p', { class: 'problem', role: 'alert', hidden: true });
  let shown = 0;
  let cursor = null;
  const next = async () => {
    const query = new URLSearchParams([...wanted, ['limit', '50'], ...(cursor ? [['cursor', cursor]] : [])]);
    const { items, nextCursor, engine } = await callAsPerson(`${path}?${query}`);
    const added = items.map((one) => line(one, id));
    list.append(...added);
    if (shown > 0) added[0]?.focus(); // whoever pressed "more" goes on where the new ones begin
    shown += items.length;
    cursor = nextCursor;
    count.textContent = say(cursor ? 'linesShown' : 'linesAll', { count: shown });
    more.hidden = cursor === null;
    if (engine && (engine.away || engine.missing.runs.length > 0 || engine.missing.entries.length > 0)) {
      note.hidden = false;
      note.textContent = `⚠ ${engine.words}`;
    }
  };
  await next();
  if (shown === 0) return [note, el('p', {}, word(wanted.size > 0 ? 'noLinesSuch' : 'noLines'))];
  const place = el('div', {});
  more.onclick = () => {
    more.hidden = true;
    place.replaceChildren(later(next));
  };
  return [note, list, count, place, el('p', { class: 'unprinted' }, more)];
}
