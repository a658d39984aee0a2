import { plain } from '../text';

/** The most characters that a cell of a spreadsheet holds. */
const most = 32_767;

/** A text as a cell can hold it: without what no cell holds, and cut off, visibly, where it is too long. */
export function cellSafe(text: string): string {
  const kept = plain(text);
  return kept.length > most ? `${kept.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…` : kept;
}
