import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ScheduleDescription } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import type { DigestActivities } from '../../activities/digest/digest-activities';
import { scheduleDigest } from '../../activities/digest/schedule';
import { officialCalendar } from '../../domain/calendars/official';
import { morningDigestId, taskQueue } from '../../workflows/messages/names';
import { freshNamespace } from '../support/namespace';
import { quietRuntime } from '../support/runtime';
import { until } from '../support/until';

let bundle: WorkflowBundle;
let native: NativeConnection;
let connection: Connection;
const address = process.env.TEST_TEMPORAL_ADDRESS ?? '';
beforeAll(async () => {
  quietRuntime();
  const logger = { trace() {}, debug() {}, info() {}, warn() {}, error: console.error, log() {} };
  bundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, '../../workflows/digest/workflow.ts'), logger });
  native = await NativeConnection.connect({ address });
  connection = await Connection.connect({ address });
}, 60_000);
afterAll(async () => {
  await connection.close();
  await native.close();
});

const morning = { day: '2026-03-30', at: Date.parse('2026-03-30T01:00:00Z') };

/** Activities by a script; `done` are the steps that were taken. */
function scripted(behind: readonly number[], more: Partial<DigestActivities> = {}) {
  const done: string[] = [];
  const left = [...behind];
  const activities: DigestActivities = {
    async planMorning() {
      done.push('plan');
      return morning;
    },
    async countBehind(at) {
      expect(at).toBe(morning.at);
      done.push('look');
      return left.shift() ?? 0;
    },
    async gatherDigests(day) {
      done.push(`gather ${day}`);
      return { people: 2, letters: 7, earlier: 0 };
    },
    ...more,
  };
  return { done, activities };
}

/** Runs one morning on a queue of its own; what has run must run again from its history alone. */
async function run(activities: DigestActivities) {
  const client = new Client({ connection });
  const queue = `digest-${randomUUID()}`;
  const parts = { connection: native, taskQueue: queue, workflowBundle: bundle, activities, maxCachedWorkflows: 0 };
  const worker = await Worker.create(parts);
  const workflowId = `digest-${randomUUID()}`;
  const result = await worker.runUntil(client.workflow.execute('morningDigest', { workflowId, taskQueue: queue }));
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await Worker.runReplayHistory({ workflowBundle: bundle }, history, workflowId);
  const story = (history.events ?? []).flatMap(({ userMetadata }) =>
    userMetadata?.summary?.data ? [JSON.parse(Buffer.from(userMetadata.summary.data).toString('utf8')) as string] : [],
  );
  return { result, story };
}

test('a morning’s digests are made only when the clocks of the morning have rung, and the history says so', async () => {
  const { done, activities } = scripted([40, 3, 0]);
  const { result, story } = await run(activities);
  expect(done).toEqual(['plan', 'look', 'look', 'look', 'gather 2026-03-30']);
  expect(result).toEqual({ day: '2026-03-30', people: 2, letters: 7 });
  expect(story).toContain('还有 40 项任务的时点未办完，稍候再看');
  expect(story.at(-1)).toBe('2026-03-30 的汇总：每人一封');
});

test('a morning with an hour of its own is gathered under its name', async () => {
  const { done, activities } = scripted([], {
    planMorning: async () => ({ ...morning, occasion: '2026-03-30 10:30' }),
  });
  expect((await run(activities)).result).toEqual({ day: '2026-03-30', people: 2, letters: 7 });
  expect(done.at(-1)).toBe('gather 2026-03-30 10:30');
});

test('on a day off nothing is gathered', async () => {
  const { done, activities } = scripted([], { planMorning: async () => null });
  expect((await run(activities)).result).toEqual({ day: null, people: 0, letters: 0 });
  expect(done).toEqual([]);
});

test('a database that is away for a moment delays the digest and does not lose it', async () => {
  let failures = 2;
  const { done, activities } = scripted([], {
    async gatherDigests(day) {
      if (failures-- > 0) throw new Error('connection refused');
      done.push(`gather ${day}`);
      return { people: 1, letters: 1, earlier: 0 };
    },
  });
  expect((await run(activities)).result).toEqual({ day: '2026-03-30', people: 1, letters: 1 });
  expect(done.at(-1)).toBe('gather 2026-03-30');
});

describe('the schedule', () => {
  let client: Client;
  let namespace: string;
  beforeAll(async () => {
    namespace = await freshNamespace(address);
    client = new Client({ connection, namespace });
  }, 60_000);
  const described = (): Promise<ScheduleDescription> => client.schedule.getHandle(morningDigestId).describe();

  test('stands once at the policy’s hour in the organisation’s zone, and follows the hour', async () => {
    const early = Date.parse('2026-03-29T20:00:00Z');
    await scheduleDigest(client, ['09:00'], { zone: 'Asia/Shanghai', calendar: officialCalendar }, early);
    await scheduleDigest(client, ['09:00'], { zone: 'Asia/Shanghai', calendar: officialCalendar }, early);
    await scheduleDigest(client, ['08:30'], { zone: 'Asia/Urumqi', calendar: officialCalendar }, early);
    const { spec, policies, info } = await described();
    expect(spec.timezone).toBe('Asia/Urumqi');
    expect(spec.calendars).toMatchObject([{ hour: [{ start: 8 }], minute: [{ start: 30 }], second: [{ start: 0 }] }]);
    expect(policies).toMatchObject({ overlap: 'BUFFER_ALL', catchupWindow: 86_400_000 });
    expect(info.nextActionTimes[0]?.getUTCHours()).toBe(2);
    const found: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) found.push(scheduleId);
    expect(found).toEqual([morningDigestId]);
  });

  test('starts one workflow a morning, which knows the morning that it was meant for', async () => {
    const planned: number[] = [];
    const { activities } = scripted([], {
      async planMorning(at) {
        planned.push(at);
        return morning;
      },
    });
    const parts = { connection: native, namespace, taskQueue, workflowBundle: bundle, activities };
    const worker = await Worker.create(parts);
    await worker.runUntil(async () => {
      const handle = client.schedule.getHandle(morningDigestId);
      const [start, end] = [new Date('2026-03-29T12:00:00Z'), new Date('2026-03-30T12:00:00Z')];
      await handle.backfill({ start, end, overlap: 'ALLOW_ALL' });
      await until(
        async () => planned.length,
        (count) => count > 0,
        20,
      );
    });
    expect(planned).toEqual([Date.parse('2026-03-30T02:30:00Z')]);
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list()) ids.push(workflowId);
    expect(ids).toEqual([`${morningDigestId}-2026-03-30T02:30:00Z`]);
  });

  test('lets an hour that is taken away before it comes stand until it has', async () => {
    const days = { zone: 'Asia/Shanghai', calendar: officialCalendar };
    const at = (time: string) => Date.parse(`2026-03-31T${time}:00+08:00`);
    await client.schedule.getHandle(morningDigestId).delete();
    await scheduleDigest(client, ['09:00', '10:30'], days, at('08:00'));
    expect(await scheduleDigest(client, ['09:00'], days, at('10:00'))).toEqual(['09:00', '10:30']);
    expect((await described()).spec.calendars).toHaveLength(2);
    expect(await scheduleDigest(client, ['09:00'], days, at('10:31'))).toEqual(['09:00']);
    expect((await described()).spec.calendars).toHaveLength(1);
  });

  test('of several hours starts each, and one that a change would drop is made at once, and once only', async () => {
    const planned: number[] = [];
    const { activities } = scripted([], {
      async planMorning(at) {
        planned.push(at);
        return morning;
      },
    });
    const days = { zone: 'Asia/Shanghai', calendar: officialCalendar };
    const at = (time: string) => Date.parse(`2026-03-31T${time}:00+08:00`);
    await client.schedule.getHandle(morningDigestId).delete();
    await scheduleDigest(client, ['09:00'], days, at('06:00'));
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue,
      workflowBundle: bundle,
      activities,
    });
    await worker.runUntil(async () => {
      await scheduleDigest(client, ['07:30', '10:30'], days, at('08:00'));
      await until(
        async () => planned.length,
        (count) => count > 0,
        20,
      );
      // A worker that died before it could change the schedule begins again.
      await client.schedule.getHandle(morningDigestId).delete();
      await scheduleDigest(client, ['09:00'], days, at('06:00'));
      await scheduleDigest(client, ['07:30', '10:30'], days, at('08:00'));
    });
    expect(planned).toEqual([at('07:30')]);
    const { spec } = await described();
    expect(spec.calendars).toMatchObject([
      { hour: [{ start: 7 }], minute: [{ start: 30 }] },
      { hour: [{ start: 10 }], minute: [{ start: 30 }] },
    ]);
  });
});
