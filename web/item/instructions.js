import { moment } from '../words.js';
import { line, section } from './section.js';

/** Leaders' words (批示). */
export function instructions({ instructions: given }) {
  return section(
    'instructions',
    given.map(({ at, by, text }) => line(text, `${moment(at)} ${by}`)),
  );
}
