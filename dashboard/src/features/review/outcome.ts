import type { Task } from '../../api/types';
import type { Entered } from '../commands/entered';

/** Whether each standard is met, by its id; one that has not been judged is missing. */
export type Verdicts = Readonly<Record<string, boolean>>;

/** What a reviewer has judged and typed so far. */
export type Judged = {
  readonly verdicts: Verdicts;
  readonly notes: Readonly<Record<string, string>>;
  readonly rating: string;
  readonly reason: string;
};

/** What follows from the verdicts; `body` is null while something is wanting. */
export type Outcome = {
  readonly command: 'accept' | 'return';
  readonly left: number;
  readonly unmet: number;
  readonly wanting: 'verdicts' | 'rating' | 'reason' | null;
  readonly body: Entered | null;
};

export function outcomeOf({ standards }: Task, { verdicts, notes, rating, reason }: Judged): Outcome {
  const left = standards.filter(({ id }) => verdicts[id] === undefined).length;
  const unmet = standards.filter(({ id }) => verdicts[id] === false).length;
  const command = unmet > 0 ? 'return' : 'accept';
  const counted = { command, left, unmet } as const;
  if (left > 0) return { ...counted, wanting: 'verdicts', body: null };
  if (command === 'return') {
    if (reason.trim() === '') return { ...counted, wanting: 'reason', body: null };
    const judged = standards.map(({ id }) => {
      const note = notes[id]?.trim();
      return { id, met: verdicts[id], ...(verdicts[id] === false && note && { note }) };
    });
    return { ...counted, wanting: null, body: { reason: reason.trim(), standards: judged } };
  }
  if (!/^\s*(\d{1,2}|100)\s*$/.test(rating)) return { ...counted, wanting: 'rating', body: null };
  const judged = standards.map(({ id }) => ({ id, met: true }));
  return { ...counted, wanting: null, body: { effectRating: Number(rating), standards: judged } };
}

/** Met at first, then not, then met again. */
export function toggled(verdicts: Verdicts, id: string): Verdicts {
  return { ...verdicts, [id]: verdicts[id] !== true };
}
