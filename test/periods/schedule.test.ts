import { Client, Connection } from '@temporalio/client';
import { monthEnds, scheduleMonthEnds } from '../../activities/periods/schedule';
import { officialCalendar } from '../../domain/calendars/official';
import type { Rules } from '../../domain/clocks/rules';
import { defaultPolicy } from '../../domain/policy';
import { monthEndsId } from '../../workflows/messages/month-close';
import { freshNamespace } from '../support/namespace';

const rules = (monthCutoff: string, zone = 'Asia/Shanghai'): Rules => ({
  policy: { ...defaultPolicy, monthCutoff },
  calendar: officialCalendar,
  zone,
});
const told = (now: string, of: Rules, count: number) =>
  monthEnds(Date.parse(now), of)
    .slice(0, count)
    .map(({ year, month, dayOfMonth, hour, minute, second }) =>
      [year, month, dayOfMonth, hour, minute, second].map(String).join(' '),
    );

describe('the ends of months', () => {
  it('come five seconds after the last day of each, of 28 to 31 days, in leap years too', () => {
    expect(told('2027-12-31T12:00:00+08:00', rules('last-day'), 5)).toEqual([
      '2028 JANUARY 1 0 0 5',
      '2028 FEBRUARY 1 0 0 5',
      '2028 MARCH 1 0 0 5',
      '2028 APRIL 1 0 0 5',
      '2028 MAY 1 0 0 5',
    ]);
  });

  it('follow the policy’s day, and the month’s last where it has no such day', () => {
    expect(told('2027-01-31T12:00:00+08:00', rules('25'), 2)).toEqual([
      '2027 FEBRUARY 26 0 0 5',
      '2027 MARCH 26 0 0 5',
    ]);
    expect(told('2027-02-01T12:00:00+08:00', rules('30'), 2)).toEqual(['2027 MARCH 1 0 0 5', '2027 MARCH 31 0 0 5']);
  });

  it('come as the day begins where a change of the clocks skips midnight', () => {
    // In Beirut the clocks go from 0:00 to 1:00 on 28 March 2027.
    expect(told('2027-03-10T12:00:00Z', rules('27', 'Asia/Beirut'), 1)).toEqual(['2027 MARCH 28 1 0 5']);
  });

  it('are kept by the engine in the organisation’s zone, once, with the next one shown', async () => {
    const address = process.env.TEST_TEMPORAL_ADDRESS ?? '';
    const connection = await Connection.connect({ address });
    const client = new Client({ connection, namespace: await freshNamespace(address) });
    const now = Date.now();
    await scheduleMonthEnds(client, now, rules('last-day', 'UTC'));
    await scheduleMonthEnds(client, now, rules('15'));
    await scheduleMonthEnds(client, now, rules('last-day'));
    const { info, policies } = await client.schedule.getHandle(monthEndsId).describe();
    const [next, after] = info.nextActionTimes;
    const shown = (at: Date | undefined) => at?.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
    expect(shown(next)).toMatch(/-01 00:00:05$/);
    expect((next?.getTime() ?? 0) - now).toBeLessThan(31 * 86_400_000 + 5_000);
    expect((after?.getTime() ?? 0) - (next?.getTime() ?? 0)).toBeGreaterThanOrEqual(28 * 86_400_000);
    expect(policies).toMatchObject({ overlap: 'BUFFER_ONE', catchupWindow: 365 * 86_400_000 });
    const found: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) found.push(scheduleId);
    expect(found).toEqual([monthEndsId]);
    await connection.close();
  }, 60_000);
});
