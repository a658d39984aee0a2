import type { LetterKind } from './letter';

/**
 * Which letters go first where many wait, the lowest number first: what tells of an evil that grows by the hour, then
 * what was asked back, then what keeps a date; the assignments of a long table, thousands at once, wait for all of them.
 */
const urgency: Readonly<Record<LetterKind, number>> = {
  escalation: 1,
  overdue: 2,
  returned: 3,
  reminder: 4,
  assignment: 5,
};

/** Every kind of letter, the most urgent first. */
export const kindsByUrgency: readonly LetterKind[] = (Object.keys(urgency) as LetterKind[]).sort(
  (one, other) => urgency[one] - urgency[other],
);
