import { defineSignal } from '@temporalio/workflow';

/** The workflow type that empties the outbox. */
export const deliveryType = 'delivery';

/** There may be new letters: look now rather than at the next turn. */
export const nudgeSignal = defineSignal('nudge');
