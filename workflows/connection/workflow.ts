import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ConnectionActivities } from '../../activities/connections/activities';
import type { Turn } from '../../activities/connections/turn';
import { nudgeSignal } from '../messages/delivery';

/** Which connection, and after how many turns a run continues as new; the engine's own suggestion where left out. */
export type ConnectionStart = { readonly connection: string; readonly turnsPerRun?: number | undefined };

/** Without a nudge a connection looks for itself this often, milliseconds. */
const idleMs = 60_000;

/** A turn takes half a minute at most; a worker that is gone is noticed by its heartbeats, in seconds. */
const activities = proxyActivities<ConnectionActivities>({
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: '投递到期的消息',
});

/**
 * Tells one connection what happens, until it is paused or has ended: gathers and sends what is due, then sleeps until
 * it is nudged, until the next one is due, or for a minute. Each has a workflow of its own, so that none waits for another.
 */
export async function tellConnection(start: ConnectionStart): Promise<void> {
  let nudged = false;
  setHandler(
    nudgeSignal,
    () => {
      nudged = true;
    },
    { description: 'There may be something to tell' },
  );
  for (let turns = 0; ; turns++) {
    if (isLong(turns, start)) await continueAsNew<typeof tellConnection>(start);
    nudged = false;
    const turn: Turn = await activities.tellConnection(start.connection);
    setCurrentDetails(tellStanding(turn));
    if (turn.over && !nudged) return;
    const pause = turn.over ? 0 : pauseAfter(turn, Date.now());
    if (pause > 0) await condition(() => nudged, pause, { summary: tellPause(turn) });
  }
}

function isLong(turns: number, { turnsPerRun }: ConnectionStart): boolean {
  return workflowInfo().continueAsNewSuggested || turns >= (turnsPerRun ?? Number.POSITIVE_INFINITY);
}

/** A turn that could do nothing although something is due is not repeated at once. */
function pauseAfter({ nextAt, sent, failed }: Turn, now: number): number {
  const least = sent + failed > 0 ? 0 : 1_000;
  return Math.min(idleMs, Math.max(least, (nextAt ?? Number.POSITIVE_INFINITY) - now));
}

function tellPause({ waiting }: Turn): string {
  return waiting > 0 ? `${waiting} 条等待投递；有新消息时立即查看` : '没有待投递的消息；有新消息时立即投递';
}

function tellStanding({ over, sent, failed, waiting }: Turn): string {
  if (over) return '已暂停或已停用';
  return `**待投递** ${waiting} 条\n\n上一轮：送达 ${sent}，未送达 ${failed}`;
}
