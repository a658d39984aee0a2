import { rights } from '../people/rights';
import { amend } from './amend';
import type { Command } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import { grantExtension, refuseExtension, requestExtension } from './extensions';
import type { Item } from './item';
import { acknowledgeNotice, answerNotice } from './notices';
import { report, submit } from './reporting';
import { approve, ask, reject } from './requests';
import { accept, giveBack } from './review';

/** Decides a person's command on an item as it stands (domain.md, "States of an item"). Pure: the time comes with the command. */
export function decide(item: Item, command: Command): Decision {
  const { order, actor } = command;
  const rule = rights[order.type];
  if (command.ifVersion !== undefined && command.ifVersion !== item.version)
    return refuse('version_stale', { version: item.version, given: command.ifVersion });
  if (!rule.by.includes(actor.as)) return refuse('not_yours_to_do', { command: order.type, as: actor.as });
  if (!rule.in.includes(item.state)) return refuse('not_in_this_state', { state: item.state, command: order.type });

  switch (order.type) {
    case 'sign':
      return { events: [{ type: 'signed' }] };
    case 'report':
      return report(item, command, order);
    case 'submit':
      return submit(item, order);
    case 'withdraw':
      return { events: [{ type: 'withdrawn' }] };
    case 'accept':
      return accept(item, command, order);
    case 'return':
      return giveBack(item, order);
    case 'request-extension':
      return requestExtension(item, command, order);
    case 'grant-extension':
      return grantExtension(item, command);
    case 'refuse-extension':
      return refuseExtension(item, command, order);
    case 'amend':
      return amend(item, command, order);
    case 'suspend':
    case 'cancel':
    case 'reopen':
    case 'carry-over':
      return ask(item, command, order);
    case 'resume':
      return { events: [{ type: 'resumed' }] };
    case 'approve':
      return approve(item, command, order);
    case 'reject':
      return reject(item, command, order);
    case 'instruct':
      return isBlank(order.text) ? refuse('text_missing', {}) : { events: [{ ...order, type: 'instructed' }] };
    case 'remind':
      return { events: [{ ...order, type: 'urged', count: item.urged + 1 }] };
    case 'acknowledge-notice':
      return acknowledgeNotice(item, order);
    case 'answer-notice':
      return answerNotice(item, command, order);
    case 'replan':
      return { events: [{ ...order, type: 'replanned' }] };
  }
}
