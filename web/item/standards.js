import { el } from '../dom.js';
import { files } from '../download.js';
import { word } from '../words.js';
import { line, section } from './section.js';

/** The standards: how each was met by the last submission, with its evidence, and how it was judged. */
export function standards({ standards: all }) {
  return [el('h2', {}, word('standards')), el('ol', {}, all.map(standard))];
}

function standard({ text, how, evidence, met, note }) {
  return line(
    text,
    how && `${word('howMet')}: ${how}`,
    files(evidence),
    met !== undefined && `${met ? '✓' : '✗'} ${word(met ? 'met' : 'notMet')} ${note ?? ''}`,
  );
}

/** Milestones; of one that is past its date that is said. */
export function milestones({ milestones: all }) {
  return section(
    'milestones',
    all.map(({ name, date, done, past }) => {
      const stage = done ? 'milestoneDone' : past ? 'milestonePast' : 'milestoneOpen';
      const mark = { milestoneDone: '✓', milestonePast: '⚠', milestoneOpen: '○' }[stage];
      return el('li', {}, `${mark} ${date} ${name} · ${word(stage)}`);
    }),
  );
}
