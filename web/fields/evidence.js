import { el } from '../dom.js';
import { upload } from '../upload.js';
import { word } from '../words.js';
import { group } from './part.js';

/** Files that go up as soon as they are chosen; the form then names those that have arrived. */
export function evidence(name, pointer) {
  const list = el('ul', { class: 'files', 'aria-label': word('evidence') });
  const choose = el('input', { type: 'file', multiple: true, 'aria-label': word('evidence') });
  choose.addEventListener('change', () => {
    for (const file of choose.files) list.append(line(file, name));
    choose.value = '';
  });
  return group({
    legend: `${word('evidence')}${word('optional')}`,
    hint: word('evidenceHint'),
    pointer,
    inside: [choose, list],
    check: () => amiss(list),
  });
}

function amiss(list) {
  if (list.querySelector('[data-stage="running"]')) return word('uploadRunning');
  return list.querySelector('[data-stage="failed"]') ? word('uploadAmiss') : null;
}

/** One file on its way: its name, how far it is in figures and as a bar, and a way to be rid of it. */
function line(file, name) {
  const bar = el('progress', { max: 1, value: 0, 'aria-label': file.name });
  const told = el('span', { class: 'soft', role: 'status' }, ` ${word('uploading')}`);
  const remove = el('button', { type: 'button', 'aria-label': `${word('remove')} ${file.name}` }, word('remove'));
  const item = el('li', { 'data-stage': 'running' }, el('span', {}, file.name), told, bar, remove);
  const sending = upload(file, (share) => {
    bar.value = share;
    bar.textContent = `${Math.round(share * 100)}%`;
  });
  remove.onclick = () => {
    sending.abort();
    const rest = item.closest('fieldset')?.querySelector('input[type="file"]');
    item.remove();
    rest?.focus();
  };
  const settle = (stage, words) => {
    item.dataset.stage = stage;
    bar.remove();
    told.textContent = ` ${words}`;
  };
  sending.done.then(
    ({ id }) => {
      item.append(el('input', { type: 'hidden', name, value: id }));
      settle('there', `✓ ${word('uploaded')}`);
    },
    (error) => settle('failed', `⚠ ${word('uploadFailed')}: ${error.message} ${word('tryAgain')}`),
  );
  return item;
}
