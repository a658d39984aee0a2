import { el } from '../dom.js';
import { say, word } from '../words.js';
import { adjustments } from './adjustments.js';
import { bulletin } from './bulletin.js';
import { carryOvers } from './carry-overs.js';
import { closeForm, waiting } from './close.js';
import { entries } from './entries.js';
import { figures } from './figures.js';
import { preclose } from './preclose.js';
import { sealed, sealedWords, sealForm } from './seal.js';
import { unsettled } from './unsettled.js';

/**
 * What the page of a period is made of beneath its head, by how far it is and by what the reader may do. `after` makes,
 * of what is to be said when something has been recorded, what is to be done then.
 */
export function partsOf(period, rights, search, after) {
  return period.kind === 'quarter' ? quarter(period, rights, search, after) : month(period, rights, search, after);
}

function month(period, rights, search, after) {
  const { id, state } = period;
  if (state === 'closing') return [waiting(period, after())];
  if (state === 'open')
    return [rights.close && closeForm(period, after(closedWords)), rights.oversee && begun(period) && preclose(id)];
  const corrections = rights.oversee ? adjustments(period, rights, after(word('adjustDone'))) : {};
  return [...closed(period, rights, after), entries(period, search, corrections.correct), corrections.element];
}

/** Of a month that has yet to begin, or lies before the first item, there is nothing to reckon. */
function begun({ holds }) {
  return !holds.some(({ code }) => code === 'month_ahead' || code === 'nothing_to_close');
}

function closedWords({ id, state, entryCount }) {
  return state === 'closing' ? say('closeBegun', { id }) : say('closeDone', { id, count: entryCount });
}

function quarter(period, rights, search, after) {
  const { id, state } = period;
  const done = after(word('carryDone'));
  return [
    state !== 'open' && state !== 'closing' && closed(period, rights, after),
    carryOvers(id, rights, done),
    state !== 'sealed' && unsettled(id, rights, done),
    state === 'sealed' && entries(period, search),
  ];
}

/** What a period that is closed has: its figures, its bulletin and its seal, or the way there. */
function closed(period, rights, after) {
  const { kind, state, holds: held } = period;
  const mayBeSealed = state === 'closed' && held.length === 0;
  return [
    sealed(period),
    bulletin(period, rights, after(word('bulletinSaved'))),
    mayBeSealed &&
      (rights.seal[kind]
        ? sealForm(period, after(sealedWords))
        : el('p', { class: 'hint' }, word(`sealWaits_${kind}`))),
    el('h2', {}, word('figuresHead')),
    period.figures && figures(period.figures, period.before),
  ];
}
