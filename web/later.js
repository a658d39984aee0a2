import { Refused } from './api.js';
import { nextStep } from './commands/failure.js';
import { el } from './dom.js';
import { word } from './words.js';

/** A place for what takes its time: says so meanwhile, then shows it; what fails is said there, and can be tried again. */
export function later(make, waiting = 'loading') {
  const place = el('div', {});
  void fill(place, make, waiting);
  return place;
}

async function fill(place, make, waiting) {
  place.replaceChildren(el('p', { class: 'soft', role: 'status' }, el('progress', {}), ` ${word(waiting)}`));
  try {
    place.replaceChildren(...[await make()].flat(Number.POSITIVE_INFINITY).filter(Boolean));
  } catch (error) {
    place.replaceChildren(
      el(
        'div',
        { class: 'problem', role: 'alert' },
        el('p', {}, `⚠ ${error instanceof Refused ? error.message : word('unreachable')}`),
        el('p', {}, nextStep(error.status ?? 0, error.problem?.code)),
      ),
      el('button', { type: 'button', onclick: () => fill(place, make, waiting) }, word('again')),
    );
  }
}
