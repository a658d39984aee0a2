import { el } from '../dom.js';
import { files } from '../download.js';
import { moment, say, word } from '../words.js';
import { line, section } from './section.js';

const shown = 3;

/** Reports with their evidence, the latest first; earlier ones open when asked for. */
export function reports({ reports: all }) {
  const latest = all.toReversed().map(report);
  const earlier = latest.slice(shown);
  return [
    section('reports', latest.slice(0, shown)),
    earlier.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, say('olderReports', { count: earlier.length })),
        el('ul', { class: 'plain' }, earlier),
      ),
  ];
}

function report({ at, by, unit, percent, done, effect, problems, next, reason, evidence }) {
  const told = (label, words) => words && `${word(label)}: ${words}`;
  return line(
    `${unit ? `${say('partOf', unit)} · ` : ''}${percent}% · ${done}`,
    `${moment(at)} ${by.name}`,
    told('reportEffect', effect),
    told('fallReason', reason),
    told('reportProblems', problems),
    told('reportNext', next),
    files(evidence),
  );
}
