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
  accept: defineUpdate<Outcome, [Command]>('accept'),
  return: defineUpdate<Outcome, [Command]>('return'),
  suspend: defineUpdate<Outcome, [Command]>('suspend'),
  resume: defineUpdate<Outcome, [Command]>('resume'),
  cancel: defineUpdate<Outcome, [Command]>('cancel'),
  approve: defineUpdate<Outcome, [Command]>('approve'),
  reject: defineUpdate<Outcome, [Command]>('reject'),
} satisfies Record<CommandType, unknown>;

/** The item as its workflow knows it now. */
export const standingQuery = defineQuery<Item>('standing');
