import type { Worded } from '../../domain/locale';

const worded = new Map<string, Worded>();

/**
 * A schema's own sentence about what it refuses, in every language: given to a refinement or a pattern as its message,
 * and found again by `wordsTold` when the fault is worded for its reader.
 */
export function told(words: Worded): string {
  worded.set(words.en, words);
  return words.en;
}

/** The sentence that a schema was given with `told`; undefined where the message is the library's own. */
export function wordsTold(message: string): Worded | undefined {
  return worded.get(message);
}
