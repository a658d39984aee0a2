import type { CommandType } from '../../../domain/item/command';
import type { Item } from '../../../domain/item/item';
import { rights } from '../../../domain/people/rights';
import { acceptance, inDays, report, sendBack, submission } from './life';

export type OfferedCommand = Exclude<CommandType, 'replan' | 'carry-over'>;

/** A carry-over has its door at the quarter, and planning anew has none. */
export const offeredCommands = Object.keys(rights).filter(
  (type) => type !== 'replan' && type !== 'carry-over',
) as OfferedCommand[];

/** A body for every command on an item, which is right in itself. */
export const commandBodies = (item: Pick<Item, 'standards'>): Record<OfferedCommand, object> => ({
  ...{ sign: {}, report, submit: submission(item), withdraw: {} },
  ...{ accept: acceptance(item), return: sendBack(item) },
  'request-extension': { deadline: inDays(60), reason: '延' },
  ...{ 'grant-extension': {}, 'refuse-extension': { reason: '不' } },
  ...{ amend: { reason: '调', leader: null }, suspend: { reason: '缓' }, resume: {} },
  ...{ cancel: { reason: '撤' }, reopen: { reason: '回头看' } },
  ...{ approve: { request: 'none' }, reject: { request: 'none', reason: '不' } },
  ...{ instruct: { text: '示' }, remind: {} },
  ...{ 'acknowledge-notice': { notice: 'none' }, 'answer-notice': { notice: 'none', text: '答' } },
});
