import type { GeneralKind, LetterKind } from './letter';

type Kind = LetterKind | GeneralKind;

/**
 * Which letters go first where many wait, the most urgent first: what tells of an evil that grows by the hour, then
 * what somebody says or waits for, then what keeps a date; the assignments of a long table, thousands at once, wait for
 * all of them.
 */
const urgency: Readonly<Record<Kind, number>> = {
  escalation: 1,
  notice_lapsed: 2,
  notice: 3,
  overdue: 4,
  instruction: 5,
  urging: 6,
  approval: 7,
  returned: 8,
  decision: 9,
  released: 10,
  unsettled: 11,
  digest: 12,
  undeliverable: 13,
  report_missing: 14,
  sign_chase: 15,
  reminder: 16,
  report_reminder: 17,
  month_closed: 18,
  notice_answered: 19,
  review: 20,
  accepted: 21,
  checkpoint: 22,
  connection_paused: 23,
  assignment: 24,
};

/** Every kind of letter, the most urgent first. */
export const kindsByUrgency: readonly Kind[] = (Object.keys(urgency) as Kind[]).sort(
  (one, other) => urgency[one] - urgency[other],
);
