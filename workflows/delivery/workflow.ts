import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Delivered } from '../../activities/letters/deliver';
import type { LetterActivities } from '../../activities/letters/letter-activities';
import { nudgeSignal } from '../messages/delivery';
import { pauseAfter, tellPause, tellStanding } from './pause';

/** What a run takes over from the one before: how often in a row the mail server could not be talked to. */
export type DeliveryStart = {
  readonly misses?: number | undefined;
  /** After how many batches a run continues as new; the engine's own suggestion where left out. */
  readonly batchesPerRun?: number | undefined;
};

/** A batch takes two minutes at most; a worker that is gone is noticed by its heartbeats, in seconds. */
const { deliverLetters } = proxyActivities<LetterActivities>({
  startToCloseTimeout: '4 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  summary: '发出到期的邮件',
});

/**
 * Empties the outbox, for ever: sends batch after batch until nothing is due, then sleeps until it is nudged, until
 * the next letter is due, or for a minute. While the mail server is away it asks again after longer and longer pauses.
 */
export async function delivery(start: DeliveryStart = {}): Promise<void> {
  let nudged = false;
  let misses = start.misses ?? 0;
  setHandler(
    nudgeSignal,
    () => {
      nudged = true;
    },
    { description: 'There may be new letters' },
  );

  for (let batches = 0; ; batches++) {
    if (isLong(batches, start)) await continueAsNew<typeof delivery>({ ...start, misses });
    nudged = false;
    const batch: Delivered = await deliverLetters();
    misses = missesAfter(batch, misses);
    setCurrentDetails(tellStanding(batch, misses));

    const pause = pauseAfter(batch, misses, Date.now());
    const woken = () => misses === 0 && nudged;
    if (pause > 0) await condition(woken, pause, { summary: tellPause(batch, misses) });
  }
}

/** A new run begins with a batch, so a nudge that came before it is answered by it. */
function isLong(batches: number, start: DeliveryStart): boolean {
  return workflowInfo().continueAsNewSuggested || batches >= (start.batchesPerRun ?? Number.POSITIVE_INFINITY);
}

/** How often in a row the mail server could not be talked to; a batch that did not need it tells nothing. */
function missesAfter(batch: Delivered, misses: number): number {
  if (batch.away !== null) return misses + 1;
  return batch.sent + batch.dead + batch.retrying > 0 || batch.waiting === 0 ? 0 : misses;
}
