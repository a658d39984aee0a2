import { ActivityCancellationType, proxyActivities, setCurrentDetails, sleep } from '@temporalio/workflow';
import type { PeriodActivities } from '../../activities/periods/activities';
import type { Month } from '../../domain/clocks/reporting';
import type { MonthClosed } from '../messages/month-close';

/** However long the database is away: a close is delayed and never fails for it. */
const retry = { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '30s' } as const;
/** A worker that died is noticed by its silence; what it had written by then is undone by the database. */
const options = {
  startToCloseTimeout: '20m',
  heartbeatTimeout: '10s',
  cancellationType: ActivityCancellationType.TRY_CANCEL,
  retry,
} as const;
const activities = proxyActivities<PeriodActivities>(options);

/** Finishes the close of a month that somebody has begun by hand (domain.md, "Month close"). */
export async function closeMonth(month: Month): Promise<MonthClosed> {
  return await finish(month);
}

/** Closes every month whose cut-off has come, the earliest first: after days of downtime none is skipped. */
export async function closeDueMonths(): Promise<MonthClosed[]> {
  const closed: MonthClosed[] = [];
  for (;;) {
    const month = await activities.beginDueClose.executeWithOptions(
      { ...options, startToCloseTimeout: '1m', summary: '哪个月到了月结截止时点' },
      [],
    );
    if (month === null) return closed;
    if (typeof month === 'string') closed.push(await finish(month));
    else await sleep(month, { summary: '数据库的时钟还没有到月结截止时点，稍候' });
  }
}

async function finish(month: Month): Promise<MonthClosed> {
  const entries = await activities.takeEntries.executeWithOptions(
    { ...options, summary: `${month} 月结：按截止时点的台账逐项记账，一次写入` },
    [month],
  );
  setCurrentDetails(`**${month}** 月结：${entries} 项`);
  return { month, entries };
}
