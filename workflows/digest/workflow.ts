import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { DigestActivities } from '../../activities/digest/digest-activities';
import type { MorningDigest } from '../messages/digest';

/** Set by the engine on what a schedule starts. */
const scheduledAt = defineSearchAttributeKey('TemporalScheduledStartTime', SearchAttributeType.DATETIME);

/** However long the database is away: a digest is delayed and never fails for it. */
const options = {
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;
const activities = proxyActivities<DigestActivities>(options);

/** How long the morning's clocks are waited for, and how often they are looked at, milliseconds. */
const patienceMs = 30 * 60_000;
const looksMs = [1_000, 2_000, 3_000, 5_000];

/**
 * A working morning's digests (domain.md, "Clocks"): waits until the morning's clocks have rung, then makes one letter
 * for each person for whom something waits. The delivery sends them. `planned` (epoch milliseconds) is given where it
 * is not a schedule that starts it.
 */
export async function morningDigest(planned?: number): Promise<MorningDigest> {
  const morning = await activities.planMorning.executeWithOptions(
    { ...options, summary: '今天是不是工作日，汇总到几点为止' },
    [planned ?? plannedAt()],
  );
  if (!morning) {
    setCurrentDetails('休息日，或此时点已改，不发汇总');
    return { day: null, people: 0, letters: 0 };
  }
  await clocksRung(morning.at);
  // A run that planned its morning before there could be several hours knows none.
  const { day, occasion = day } = morning;
  const { people, letters } = await activities.gatherDigests.executeWithOptions(
    { ...options, summary: `${occasion} 的汇总：每人一封` },
    [occasion],
  );
  setCurrentDetails(`**${occasion}** 汇总 ${people} 人，${letters} 条`);
  return { day, people, letters };
}

/** Waits until no item has a clock of the morning still to ring; after half an hour the digest goes without them. */
async function clocksRung(at: number): Promise<void> {
  const until = Date.now() + patienceMs;
  for (let look = 0; Date.now() < until; look++) {
    const behind = await activities.countBehind.executeWithOptions({ ...options, summary: '早晨的时点是否都已办完' }, [
      at,
    ]);
    if (behind === 0) return;
    const pause = looksMs[Math.min(look, looksMs.length - 1)] ?? patienceMs;
    setCurrentDetails(`等待早晨的时点办完：还有 ${behind} 项任务`);
    await sleep(pause, { summary: `还有 ${behind} 项任务的时点未办完，稍候再看` });
  }
}

/** When the schedule meant it to run, epoch milliseconds: a run that was held up still knows its day. */
function plannedAt(): number {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return (typedSearchAttributes.get(scheduledAt) ?? startTime).getTime();
}
