import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import {
  bundleWorkflowCode,
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import type { Delivered } from '../../activities/letters/deliver';
import type { DeliveryStart, delivery } from '../../workflows/delivery/workflow';
import { nudgeSignal } from '../../workflows/messages/delivery';

const idle: Delivered = {
  ...{ sent: 0, moot: 0, dead: 0, retrying: 0, remaining: 0, waiting: 0, nextAt: null, away: null, letters: [] },
};

let bundle: WorkflowBundle;
let native: NativeConnection;
let client: Client;
beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }); // tests end what still runs
  Runtime.install({ logger, telemetryOptions: { logging: { filter } } });
  const workflowsPath = join(__dirname, '../../workflows/delivery/workflow.ts');
  bundle = await bundleWorkflowCode({ workflowsPath, logger });
  const address = process.env.TEST_TEMPORAL_ADDRESS ?? '';
  native = await NativeConnection.connect({ address });
  client = new Client({ connection: await Connection.connect({ address }) });
}, 60_000);
afterAll(async () => {
  await client.connection.close();
  await native.close();
});

/** Runs the delivery against scripted batches; `seen` are the times at which batches began. */
async function deliverWith(
  batch: (index: number) => Promise<Delivered> | Delivered,
  test: (run: {
    seen: number[];
    nudge: () => Promise<void>;
    until: (batches: number) => Promise<void>;
  }) => Promise<void>,
  start: DeliveryStart = {},
) {
  const taskQueue = `letters-${randomUUID()}`;
  const seen: number[] = [];
  const activities = {
    async deliverLetters() {
      seen.push(Date.now());
      return await batch(seen.length);
    },
  };
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: bundle,
    activities,
    maxCachedWorkflows: 0,
  });
  await worker.runUntil(async () => {
    const workflowId = `delivery-${randomUUID()}`;
    const handle = await client.workflow.start<typeof delivery>('delivery', { workflowId, taskQueue, args: [start] });
    const until = async (batches: number) => {
      const limit = Date.now() + 15_000;
      while (seen.length < batches) {
        if (Date.now() > limit) throw new Error(`only ${seen.length} of ${batches} batches`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    try {
      await test({ seen, nudge: () => handle.signal(nudgeSignal), until });
      await replays(workflowId);
    } finally {
      await client.workflow.getHandle(workflowId).terminate();
    }
  });
}

/** What has run must run again from its history alone. */
async function replays(workflowId: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await Worker.runReplayHistory({ workflowBundle: bundle }, history, workflowId);
}

const quiet = (ms = 700) => new Promise((resolve) => setTimeout(resolve, ms));

test('the outbox is emptied batch after batch, and a nudge is answered at once', async () => {
  await deliverWith(
    (index) => (index < 4 ? { ...idle, sent: 50, remaining: 1, waiting: 1 } : idle),
    async ({ seen, nudge, until }) => {
      await until(4);
      await quiet();
      expect(seen).toHaveLength(4);
      const nudgedAt = Date.now();
      await nudge();
      await until(5);
      expect((seen[4] ?? 0) - nudgedAt).toBeLessThan(2_000);
    },
  );
});

test('a letter that is put off is looked at when its time has come', async () => {
  const nextAt = Date.now() + 2_500;
  await deliverWith(
    (index) => (index === 1 ? { ...idle, retrying: 1, waiting: 1, nextAt } : idle),
    async ({ seen, until }) => {
      await until(2);
      expect(seen[1]).toBeGreaterThanOrEqual(nextAt);
    },
  );
});

test('a nudge that comes while a batch is under way is not lost', async () => {
  await deliverWith(
    async (index) => {
      if (index === 1) await quiet(500);
      return idle;
    },
    async ({ until, nudge }) => {
      await until(1);
      await nudge();
      await until(2);
    },
  );
});

test('while the mail server is away nudges do not hammer it, and it is asked again after longer and longer pauses', async () => {
  const away = { ...idle, away: 'ESOCKET connect ECONNREFUSED', retrying: 1, remaining: 9, waiting: 10 };
  await deliverWith(
    (index) => (index < 4 ? away : { ...idle, sent: 10 }),
    async ({ seen, nudge, until }) => {
      await until(1);
      for (let times = 0; times < 5; times++) await nudge();
      await until(4);
      const pauses = seen.slice(1).map((at, index) => at - (seen[index] ?? 0));
      // At least as long as planned; how much longer is the machine's affair.
      expect(pauses.map((pause, index) => pause >= ([1_000, 2_000, 5_000][index] ?? 0) - 50)).toEqual([
        true,
        true,
        true,
      ]);
    },
  );
}, 40_000);

test('runs follow one another with no nudge lost and no pause forgotten', async () => {
  await deliverWith(
    () => idle,
    async ({ seen, nudge, until }) => {
      for (let times = 1; times <= 8; times++) {
        await until(times);
        await nudge();
      }
      await until(9);
      expect(seen.length).toBeGreaterThanOrEqual(9);
    },
    { batchesPerRun: 2 },
  );
});
