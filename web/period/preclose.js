import { nextStep } from '../commands/failure.js';
import { el } from '../dom.js';
import { later } from '../later.js';
import { callAsPerson } from '../page.js';
import { moment, say, word } from '../words.js';
import { figures } from './figures.js';
import { holds } from './holds.js';

const mostMissing = 200;

/** 预结: what closing a month now would take. */
export function preclose(id) {
  return [
    el('h2', { id: 'preclose' }, word('preclose')),
    el('p', { class: 'soft' }, word('precloseWhy')),
    later(() => reckoned(id), 'reckoning'),
  ];
}

async function reckoned(id) {
  try {
    return precloseOf(await callAsPerson(`/api/periods/${id}/preclose`));
  } catch (error) {
    // Nothing is amiss where the month before was closed early: this one has yet to begin.
    if (error.problem?.code !== 'month_ahead') throw error;
    return el('p', {}, `${error.message} ${nextStep(409, 'month_ahead')}`);
  }
}

export function precloseOf(would) {
  const { asOf, entryCount, missing } = would;
  return [
    el('p', {}, say('precloseAsOf', { at: moment(asOf), count: entryCount })),
    hurdles(would),
    figures(would.figures, would.before),
    el('h3', {}, word('missingReports')),
    missing.length === 0
      ? el('p', {}, `✓ ${word('noneMissing')}`)
      : el(
          'ul',
          { class: 'plain' },
          missing.map(({ task, name, leadUnit, owner }) =>
            el(
              'li',
              {},
              el('a', { href: `/tasks/${task}` }, name),
              el('div', { class: 'soft' }, `${leadUnit.name} · ${owner.name}`),
            ),
          ),
        ),
    missing.length === mostMissing && el('p', { class: 'soft' }, say('missingMore', { count: mostMissing })),
  ];
}

/** What would hold it. That its cut-off has yet to come is no hurdle: the schedule waits for it. */
function hurdles({ holds: all }) {
  const told = all.filter(({ code }) => code !== 'cut_off_ahead');
  return told.length > 0
    ? holds({ holds: told })
    : el('p', {}, `✓ ${word(all.length > 0 ? 'onlyTime' : 'nothingHolds')}`);
}
