import type { Client } from '@temporalio/client';
import { createNudger } from '../../activities/letters/nudge';

type Starts = { readonly starts: unknown[][]; readonly client: Pick<Client, 'workflow'> };

/** A client that counts what it is asked to do, and fails where the test says so. */
function countingClient(fail = false): Starts {
  const starts: unknown[][] = [];
  const signalWithStart = async (...args: unknown[]) => {
    starts.push(args);
    if (fail) throw new Error('the engine is away');
  };
  return { starts, client: { workflow: { signalWithStart } } as unknown as Pick<Client, 'workflow'> };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a thousand letters at once are one nudge now and one after', async () => {
  const { starts, client } = countingClient();
  const nudger = createNudger(client);
  for (let times = 0; times < 1_000; times++) nudger.nudge();
  nudger.nudge();
  await nudger.settled();
  expect(starts.length).toBeLessThanOrEqual(2);
  expect(starts[0]).toMatchObject(['delivery', { workflowId: 'delivery', taskQueue: 'duban' }]);
});

test('the delivery goes before the items, thousands of which may wait in the one queue after a crash', async () => {
  const { starts, client } = countingClient();
  const nudger = createNudger(client);
  nudger.nudge();
  await nudger.settled();
  expect(starts[0]).toMatchObject(['delivery', { priority: { priorityKey: 1 } }]);
});

test('a nudge that comes after a quiet time goes out at once', async () => {
  const { starts, client } = countingClient();
  const nudger = createNudger(client);
  nudger.nudge();
  await nudger.settled();
  nudger.nudge();
  await pause(20);
  expect(starts).toHaveLength(2);
  await nudger.settled();
});

test('an engine that is away is reported and nothing is thrown', async () => {
  const { starts, client } = countingClient(true);
  const reported: unknown[] = [];
  const nudger = createNudger(client, (error) => reported.push(error));
  nudger.nudge();
  await nudger.settled();
  expect([starts.length, reported.length]).toEqual([1, 1]);
});
