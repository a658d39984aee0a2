import { evidence } from '../fields/evidence.js';
import { checkbox, percent, text } from '../fields/inputs.js';
import { group } from '../fields/part.js';
import { say, word } from '../words.js';
import { filesOf, given } from './said.js';

export const report = {
  parts: (item) => [
    ...progress(item),
    text('done', 'reportDone'),
    text('effect', 'reportEffect', { hint: word('effectHint') }),
    text('problems', 'reportProblems', { required: false }),
    text('next', 'reportNext', { required: false }),
    ...(item.milestones.length > 0 ? [milestones(item)] : []),
    evidence('evidence', '/evidence'),
  ],
  body: (said, item) => {
    const share = Number(said.get('percent'));
    return {
      percent: share,
      ...given(said, ['done', 'effect', 'problems', 'next', ...(falls(share, item) ? ['reason'] : [])]),
      ...(item.milestones.length > 0 && { milestones: reached(said, item) }),
      ...filesOf(said, 'evidence'),
    };
  },
};

/** A co-operating unit's part is beside the item's percentage, and owes it no reason. */
function falls(share, item) {
  return !item.reportsPart && share < item.percent;
}

/** The percentage, and why it fell: asked only where it does. */
function progress(item) {
  if (item.reportsPart) return [percent('percent', 'partPercent', { hint: word('partHint') })];
  const share = percent('percent', 'reportPercent', { value: item.percent, hint: say('percentHint', item) });
  const check = (value) => (value ? null : say('fallMissing', item));
  const reason = text('reason', 'fallReason', { check });
  const settle = () => {
    const { value } = share.control;
    reason.element.hidden = value === '' || !falls(Number(value), item);
  };
  share.control.addEventListener('input', settle);
  settle();
  return [share, reason];
}

function milestones(item) {
  const boxes = item.milestones.map(({ id, name, date, done, past }) => {
    const late = past && !done ? ` · ⚠ ${word('milestonePast')}` : '';
    return checkbox('milestone', id, `${date} ${name}${late}`, done);
  });
  return group({ legend: word('milestonesReached'), pointer: '/milestones', inside: boxes });
}

function reached(said, item) {
  const ticked = said.getAll('milestone');
  return item.milestones.map(({ id }) => ({ id, done: ticked.includes(id) }));
}
