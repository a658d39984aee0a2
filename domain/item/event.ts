import type { Clock } from '../clocks/clock';
import type { Accept, Report, Return, Submit } from './command';
import type { Item, Light } from './item';

/** The item as it was handed out (交办), with the plan of its clocks. */
export type Issued = { readonly type: 'issued'; readonly item: Omit<Item, 'version' | 'state' | 'light'> };

/** The owner's side has taken the item on (签收), by signing or by its first report or submission. */
export type Signed = { readonly type: 'signed' };
export type Reported = Omit<Report, 'type'> & { readonly type: 'reported' };
export type Submitted = Omit<Submit, 'type'> & { readonly type: 'submitted' };
export type Accepted = Omit<Accept, 'type'> & { readonly type: 'accepted' };
export type Returned = Omit<Return, 'type'> & { readonly type: 'returned' };

/** The clocks that an entry used up; they ring no more, whether or not anybody was told. */
export type Rang = { readonly type: 'rang'; readonly clocks: readonly Clock[] };

/** A reminder before the deadline; of several missed ones, the last. */
export type Reminded = { readonly type: 'reminded'; readonly by: string };
export type Turned = { readonly type: 'turned'; readonly light: Light };

/** The ladder went up; `steps` are all the rungs that this one letter stands for. */
export type Escalated = { readonly type: 'escalated'; readonly step: number; readonly steps: readonly number[] };

/** A fact in an item's life, as the ledger keeps it. */
export type Event = Issued | Signed | Reported | Submitted | Accepted | Returned | Rang | Reminded | Turned | Escalated;
