import { ActivityCancellationType, condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { ChangeActivities } from '../../activities/rules/activities';
import type { ChangeProgress, ChangeStart } from '../messages/changes';
import { changeProgressQuery, goOnSignal } from '../messages/changes';

/** However long the database or the engine is away: a change is delayed and never fails for it. */
const retry = { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '10s' } as const;
/** A worker that died is noticed by its silence. A page tries each of its items once, so that it ends. */
const options = {
  startToCloseTimeout: '10m',
  heartbeatTimeout: '10s',
  cancellationType: ActivityCancellationType.TRY_CANCEL,
  retry,
} as const;
const activities = proxyActivities<ChangeActivities>(options);

/** How long items that cannot move yet are left in peace: under review, an item may stay for weeks. */
const pausesMs = [60_000, 300_000, 900_000, 3_600_000];

/** What a run takes over from the one before. */
export type CarryOut = ChangeStart & { readonly passes?: number | undefined; readonly moved?: number | undefined };

/**
 * Carries a change out: page after page of items, each told by a command of its own, until none is left that has to
 * wait. Every step may be repeated; what has been moved is found moved.
 */
export async function carryOut(start: CarryOut, again: (start: CarryOut) => Promise<never>): Promise<ChangeProgress> {
  const { change, title } = start;
  let progress: ChangeProgress = { total: null, moved: start.moved ?? 0, waiting: 0 };
  let asked = false;
  setHandler(changeProgressQuery, () => progress, { description: 'How many items have been moved' });
  setHandler(
    goOnSignal,
    () => {
      asked = true;
    },
    { description: 'Items may be ready that were waiting' },
  );

  const { total } = await activities.beginChange.executeWithOptions(
    { ...options, summary: `${title}：清点涉及的任务` },
    [change],
  );
  progress = { ...progress, total };

  for (let passes = start.passes ?? 0; ; passes++) {
    asked = false;
    progress = { ...progress, waiting: 0 };
    for (let after: string | null = null; ; ) {
      const summary = `${title}：共 ${total} 项，已调整 ${progress.moved} 项，续办下一页`;
      const page = await activities.applyPage.executeWithOptions({ ...options, summary }, [change, after]);
      progress = { ...progress, moved: progress.moved + page.moved, waiting: progress.waiting + page.waiting };
      after = page.after;
      if (after === null) break;
    }
    const { moved, waiting } = progress;
    const summary =
      waiting > 0 ? `${title}：${waiting} 项暂不能调整，稍后再办` : `${title}：全部办结，共调整 ${moved} 项`;
    await activities.closePass.executeWithOptions({ ...options, summary }, [change, waiting]);
    if (waiting === 0) return progress;
    if (workflowInfo().continueAsNewSuggested) await again({ ...start, passes: passes + 1, moved });
    const pause = pausesMs[Math.min(passes, pausesMs.length - 1)] ?? 3_600_000;
    await condition(() => asked, pause, { summary: `${waiting} 项待验收或未应答，稍后再办` });
  }
}
