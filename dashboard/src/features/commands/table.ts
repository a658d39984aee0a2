import type { OfferedCommand } from '../../api/types';
import { amend } from './amend';
import { approve, instruct, reasoned, reject, remind, reopen, requestExtension } from './decisions';
import type { CommandForm } from './form';
import { acknowledgeNotice, answerNotice } from './notices';
import { report } from './report';
import { accept, giveBack, submit } from './review';

/** Commands that are given on an item; a carry-over is asked for where its quarter is. */
export type ItemCommand = Exclude<OfferedCommand, 'carry-over'>;

const nothing: CommandForm = {};

/** The form of each command; one that the API offers and that has none does not compile. The order is that of the buttons. */
export const commandForms: Readonly<Record<ItemCommand, CommandForm>> = {
  sign: nothing,
  report,
  submit,
  withdraw: nothing,
  accept,
  return: giveBack,
  approve,
  reject,
  'grant-extension': nothing,
  'refuse-extension': reasoned,
  'acknowledge-notice': acknowledgeNotice,
  'answer-notice': answerNotice,
  'request-extension': requestExtension,
  instruct,
  remind,
  resume: nothing,
  amend,
  suspend: reasoned,
  cancel: reasoned,
  reopen,
};

/** Whether an address names a command that has a form. */
export function isCommand(name: string | undefined): name is ItemCommand {
  return name !== undefined && Object.hasOwn(commandForms, name);
}
