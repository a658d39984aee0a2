import type { CalendarSpec, Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { Month } from '../../domain/clocks/reporting';
import { cutOffOf, monthAt, nextMonth } from '../../domain/clocks/reporting';
import type { Rules } from '../../domain/clocks/rules';
import { wallClock } from '../../domain/clocks/zone';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import { organisationRules } from '../../prisma/organisation-rules';
import { readBooks } from '../../prisma/periods';
import {
  closeDueMonthsType,
  closeMonthOptions,
  closeMonthType,
  monthEndsId,
} from '../../workflows/messages/month-close';
import { taskQueue } from '../../workflows/messages/names';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';
import { putSchedule } from '../put-schedule';

/** How many months' ends are named ahead; the worker names them anew long before they run out. */
const monthsAhead = 24;
/** After the cut-off, so that nothing of the month is under way any more, milliseconds. */
const afterMs = 5_000;

/** The ends of the months to come, as the engine's calendar takes them: each of its own length, in the organisation's zone. */
export function monthEnds(now: number, rules: Rules): CalendarSpec[] {
  const ends: CalendarSpec[] = [];
  for (let month: Month = monthAt(now, rules); ends.length < monthsAhead; month = nextMonth(month)) {
    const local = wallClock(cutOffOf(month, rules) + 1 + afterMs, rules.zone);
    const part = (from: number, to: number) => Number(local.slice(from, to));
    ends.push({
      ...{ year: part(0, 4), month: names[part(5, 7) - 1] ?? '*', dayOfMonth: part(8, 10) },
      ...{ hour: part(11, 13), minute: part(14, 16), second: part(17, 19) },
      comment: `${month} 月结`,
    });
  }
  return ends;
}

const names = [
  ...(['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE'] as const),
  ...(['JULY', 'AUGUST', 'SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const),
];

/**
 * Keeps the schedule of the months' ends as the policy has them, and sees to closes that were begun by hand and that
 * nobody finishes: the engine was away then, or has lost them since.
 */
export function keepMonthsClosed(
  client: Pick<Client, 'schedule' | 'workflow'>,
  database: Database,
  days: Days,
  report = warnOf('the months are not looked after'),
): LookedAfter {
  let known: string | undefined;
  return lookAfter(async () => {
    const rules = await organisationRules(database, days);
    const { now, months } = await readBooks(database, rules);
    const ends = JSON.stringify(monthEnds(now, rules));
    if (ends !== known) await scheduleMonthEnds(client, now, rules);
    known = ends;
    for (const { id, state } of months)
      if (state === 'closing') await client.workflow.start(closeMonthType, closeMonthOptions(id));
  }, report);
}

/** Has the engine close the months as they end, and make up for what it missed while it was away. Called again it changes the ends, or nothing. */
export async function scheduleMonthEnds(client: Pick<Client, 'schedule'>, now: number, rules: Rules): Promise<void> {
  await putSchedule(client, optionsFor(monthEnds(now, rules), rules.zone));
}

function optionsFor(calendars: CalendarSpec[], timezone: string): ScheduleOptions {
  return {
    scheduleId: monthEndsId,
    spec: { calendars, timezone },
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '365 days' },
    action: {
      type: 'startWorkflow',
      workflowType: closeDueMonthsType,
      workflowId: monthEndsId,
      taskQueue,
      staticSummary: '月结',
      workflowTaskTimeout: '5s',
    },
  };
}
