import { say } from '../words.js';

/** How late an item is, or was in the end: that stays when it is over. Nothing where it is not. */
export function lateWords({ late, daysLate: days, state }) {
  if (!late) return null;
  if (state === 'accepted') return `⚠ ${say('lateAccepted', { days })}`;
  return `⚠ ${say(state === 'under_review' ? 'lateSubmitted' : 'lateNow', { days })}`;
}
