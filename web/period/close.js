import { call } from '../api.js';
import { action } from '../commands/action.js';
import { el } from '../dom.js';
import { confirmed, instantPast } from '../fields/inputs.js';
import { later } from '../later.js';
import { instantAt, moment, say, wallClock, word } from '../words.js';

const pathOf = (id) => `/api/periods/${id}`;

/**
 * The close of a month: as of its cut-off once that has passed, by the product's clock and not by the reader's, else as
 * of an instant that is chosen.
 */
export function closeForm({ id, cutOff, holds }, done) {
  const [hold] = holds;
  if (hold && hold.code !== 'cut_off_ahead') return null;
  return hold ? closeEarly({ id, cutOff }, done) : closeNow({ id, cutOff }, done);
}

function closeNow({ id, cutOff }, done) {
  return action({
    ...{ id: 'close', label: 'close', hint: say('hint_close', { at: moment(cutOff) }), done },
    request: () => ({ path: `${pathOf(id)}/close`, body: {} }),
  });
}

function closeEarly({ id, cutOff }, done) {
  const when = instantPast('asOf', 'closeAsOf', {
    hint: word('hint_asOf'),
    min: `${id}-01T00:00`,
    max: wallClock(Date.now()).slice(0, 16),
  });
  const means = el('div', { class: 'means' });
  when.control.addEventListener('change', () => {
    const { value } = when.control;
    means.replaceChildren(...(when.check() ? [] : [later(() => meaning(id, instantAt(value)), 'reckoning')]));
  });
  return action({
    ...{ id: 'close', label: 'closeEarly', hint: say('hint_closeEarly', { at: moment(cutOff) }), done },
    parts: [when, shown(means), confirmed(word('sureClose'))],
    request: (said) => ({ path: `${pathOf(id)}/close`, body: { asOf: instantAt(said.get('asOf')) } }),
  });
}

/** Something between the fields of a form, where nothing is entered. */
function shown(element) {
  return { element, parts: [], check: () => null, fail: () => undefined };
}

/** What closing as of an instant would take, and what becomes of the rest of the month. */
export async function meaning(id, asOf) {
  const { entryCount, figures, holds } = await call(`${pathOf(id)}/preclose?${new URLSearchParams({ asOf })}`);
  const { open, overdue, reportsMissing } = figures.overall;
  const told = { at: moment(asOf), count: entryCount, open, overdue, reportsMissing };
  return [
    el('p', { role: 'status' }, say('closeMeans', told)),
    holds.map(({ message }) => el('p', { class: 'fault' }, `⚠ ${message}`)),
  ];
}

/** Looks again and again while the entries are being taken. */
export function waiting({ id }, done) {
  return later(async () => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const { state } = await call(pathOf(id));
      if (state !== 'closing') return done();
    }
  }, 'closingNow');
}
