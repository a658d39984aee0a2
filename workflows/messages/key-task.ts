import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Command, CommandType } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import type { Refusal } from '../../domain/item/refusal';
import type { Entry } from '../../domain/ledger/entry';

/** The workflow type of an item. */
export const keyTaskType = 'keyTask';

/** What an item's workflow starts from: the fold of its ledger; a later run gets it from the run before. */
export type KeyTaskStart = {
  readonly item: Item;
  /** After how many ledger entries a run continues as new; the engine's own suggestion where left out. */
  readonly entriesPerRun?: number | undefined;
};

/** The one outcome of a command: the ledger entry it made, or why it was refused and at which version. */
export type Outcome = { readonly entry: Entry } | { readonly refusal: Refusal & { readonly version: number } };

/** A person's command, as an Update named after it, so that the history reads as what people did. */
export const commandUpdates = {
  sign: defineUpdate<Outcome, [Command]>('sign'),
  report: defineUpdate<Outcome, [Command]>('report'),
  submit: defineUpdate<Outcome, [Command]>('submit'),
  withdraw: defineUpdate<Outcome, [Command]>('withdraw'),
  accept: defineUpdate<Outcome, [Command]>('accept'),
  return: defineUpdate<Outcome, [Command]>('return'),
  'request-extension': defineUpdate<Outcome, [Command]>('request-extension'),
  'grant-extension': defineUpdate<Outcome, [Command]>('grant-extension'),
  'refuse-extension': defineUpdate<Outcome, [Command]>('refuse-extension'),
  amend: defineUpdate<Outcome, [Command]>('amend'),
  suspend: defineUpdate<Outcome, [Command]>('suspend'),
  resume: defineUpdate<Outcome, [Command]>('resume'),
  cancel: defineUpdate<Outcome, [Command]>('cancel'),
  reopen: defineUpdate<Outcome, [Command]>('reopen'),
  'carry-over': defineUpdate<Outcome, [Command]>('carry-over'),
  approve: defineUpdate<Outcome, [Command]>('approve'),
  reject: defineUpdate<Outcome, [Command]>('reject'),
  instruct: defineUpdate<Outcome, [Command]>('instruct'),
  remind: defineUpdate<Outcome, [Command]>('remind'),
  'acknowledge-notice': defineUpdate<Outcome, [Command]>('acknowledge-notice'),
  'answer-notice': defineUpdate<Outcome, [Command]>('answer-notice'),
  replan: defineUpdate<Outcome, [Command]>('replan'),
} satisfies Record<CommandType, unknown>;

/** The item as its workflow knows it now. */
export const standingQuery = defineQuery<Item>('standing');
