import type { Item, Notice } from '../item/item';
import type { Clock } from './clock';
import { isDaysEnd } from './pause';
import type { Rules } from './rules';
import { clockAt, nextWorkingMorning } from './rules';

/** The clock of a notice's answer: it is chased on the working morning after it was due, or as an elapsed time ends. */
export function planAnswer({ id, dueAt }: Notice, from: number, rules: Rules): Clock {
  const chase = isDaysEnd(dueAt, rules.zone) ? nextWorkingMorning(from, dueAt, rules) : { at: dueAt + 1 };
  return clockAt({ kind: 'notice', by: 'P0D', of: id, ...chase }, rules.zone);
}

/** The clocks of an item's notices under another plan: they stay, but for those whose answers have come to be due later. */
export function answersKept(item: Item, notices: readonly Notice[], at: number, rules: Rules): Clock[] {
  return item.agenda.flatMap((clock) => {
    const notice = notices.find(({ id }) => clock.kind === 'notice' && id === clock.of);
    if (!notice) return [];
    const stays = item.notices.some(({ id, dueAt }) => id === notice.id && dueAt === notice.dueAt);
    return [stays ? clock : planAnswer(notice, at, rules)];
  });
}
