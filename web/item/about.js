import { el, facts } from '../dom.js';
import { lightOf } from '../page.js';
import { dueWords, moment, say, word } from '../words.js';
import { lateWords } from './lateness.js';

/** How the item stands, in one line: its light, its state, how late it is, and what comes next. */
export function standing(item) {
  const { light, state, reportMissing } = item;
  const late = lateWords(item);
  return el(
    'p',
    {},
    ...[lightOf(light), ` · ${word(state)}`],
    ...[late && el('strong', {}, ` · ${late}`)],
    ...[reportMissing && ` · ⚠ ${say('reportMissing', { month: reportMissing })}`],
    ` · ${word('next')}: ${nextOf(item)}`,
  );
}

function nextOf({ agenda }) {
  const clock = agenda.find(({ runs }) => runs);
  return clock ? `${clock.local.slice(0, 16)} ${clock.why}` : word('nothingToCome');
}

export function about(item) {
  const { leadUnit, coUnitNames, owner, leader, deadline, percent, step, urged, returns, effectRating } = item;
  const times = (count) => count > 0 && say('times', { count });
  return facts([
    [word('leadUnit'), leadUnit.name],
    [word('coUnits'), coUnitNames.map(({ name }) => name).join('、')],
    [word('owner'), owner.name],
    [word('leader'), leader?.name],
    [word('deadline'), dueWords(deadline)],
    [word('percent'), `${percent}%`],
    [word('step'), step > 0 && String(step)],
    [word('chased'), times(urged)],
    [word('returnsCount'), times(returns)],
    [word('submittedAt'), item.submittedAt && moment(item.submittedAt)],
    [word('acceptedAt'), item.acceptedAt && moment(item.acceptedAt)],
    [word('rating'), effectRating !== null && String(effectRating)],
    [word('content'), item.content],
  ]);
}
