import { uuidv7 } from 'uuidv7';
import type { Accept, Command, Order, Report, Return, Submit } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import type { Actor } from '../../domain/people/roles';

/** A command as the API would send it: with an id and a time of its own. */
export function command<O extends Order>(order: O, actor: Actor, more: Partial<Omit<Command, 'order'>> = {}): Command {
  return { id: uuidv7(), at: Date.now(), actor, ...more, order };
}

export const sign: Order = { type: 'sign' };

export function report(percent: number, more: Partial<Omit<Report, 'type'>> = {}): Report {
  return { type: 'report', percent, done: '完成阶段任务', effect: '办理时间缩短一半', ...more };
}

/** Says for every standard of the item how it was met. */
export function submit(item: Item): Submit {
  return { type: 'submit', standards: item.standards.map(({ id }) => ({ id, how: '现场核查、附照片' })) };
}

export function accept(item: Item, effectRating = 90): Accept {
  return { type: 'accept', effectRating, standards: item.standards.map(({ id }) => ({ id, met: true })) };
}

/** Finds the first standard not met. */
export function sendBack(item: Item, reason = '办事指南未上墙'): Return {
  const standards = item.standards.map(({ id }, index) => ({
    id,
    met: index > 0,
    note: index > 0 ? undefined : reason,
  }));
  return { type: 'return', reason, standards };
}
