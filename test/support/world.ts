import { randomUUID } from 'node:crypto';
import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { ApplicationFailure, Client, Connection, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Worker, WorkerOptions } from '@temporalio/worker';
import { NativeConnection } from '@temporalio/worker';
import { createRecordingActivities } from '../../activities/recording/activities';
import type { Command } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import { createCalendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { dataConverterOf } from '../../servers/payloads/codec';
import type { KeyRing } from '../../servers/payloads/keys';
import { createWorker } from '../../worker/create-worker';
import type { keyTask } from '../../workflows';
import type { Outcome } from '../../workflows/messages/key-task';
import { commandUpdates } from '../../workflows/messages/key-task';
import { keyTaskStartOptions } from '../../workflows/messages/start';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Office } from './office';
import { seedOffice } from './office';
import { quietRuntime } from './runtime';

export type ItemHandle = WorkflowHandleWithFirstExecutionRunId<typeof keyTask>;

/** A database, an office and a task queue of one test file's own, on the servers that all tests share. */
export type World = {
  readonly fresh: FreshDatabase;
  readonly database: Database;
  readonly office: Office;
  readonly address: string;
  readonly client: Client;
  readonly taskQueue: string;
  /** Starts an item's workflow as the product does, but on this world's queue. */
  start(item: Item, entriesPerRun?: number): Promise<ItemHandle>;
  /** Runs a worker beside this test until the answered function is called; `databaseUrl` leads elsewhere than directly. */
  work(options?: Partial<WorkerOptions>, databaseUrl?: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** Opens a world; `address` is another Temporal server than the one that all tests share, `payloadKeys` what is sealed with. */
export async function openWorld(
  address = process.env.TEST_TEMPORAL_ADDRESS ?? '',
  payloadKeys?: KeyRing,
): Promise<World> {
  quietRuntime();
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  const office = await seedOffice(database);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, dataConverter: dataConverterOf(payloadKeys) });
  const taskQueue = `test-${randomUUID()}`;
  const stops = new Set<() => Promise<void>>();

  return {
    ...{ fresh, database, office, address, client, taskQueue },
    async start(item, entriesPerRun) {
      const args = [{ item, entriesPerRun }] as const;
      return await client.workflow.start<typeof keyTask>('keyTask', {
        ...keyTaskStartOptions(item),
        taskQueue,
        ...(entriesPerRun === undefined ? {} : { args: [...args] }),
      });
    },
    async work(options, databaseUrl = fresh.url) {
      const stop = await runWorker({ address, taskQueue, databaseUrl, payloadKeys }, options);
      stops.add(stop);
      return async () => {
        if (stops.delete(stop)) await stop();
      };
    },
    async close() {
      await Promise.all([...stops].map((stop) => stop()));
      await connection.close();
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

type Place = {
  readonly address: string;
  readonly taskQueue: string;
  readonly databaseUrl: string;
  readonly payloadKeys: KeyRing | undefined;
};

/** Composes a worker of the product's own parts and runs it; answers how to stop it. */
async function runWorker(place: Place, options: Partial<WorkerOptions> = {}): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: place.address });
  const database = openDatabase(place.databaseUrl);
  const activities = createRecordingActivities({
    database,
    zone: 'Asia/Shanghai',
    calendars: createCalendars(database),
    nudge: () => undefined,
    happened: () => undefined,
  });
  const parts = {
    connection,
    namespace: 'default',
    activities,
    taskQueue: place.taskQueue,
    payloadKeys: place.payloadKeys,
  };
  const worker: Worker = await createWorker(parts, { shutdownGraceTime: '1s', ...options });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await database.$disconnect();
    await connection.close();
  };
}

/** Sends a command as the API and its callers do: its id is the Update's, and what the engine passed over is sent again. */
export async function send(handle: ItemHandle, command: Command): Promise<Outcome> {
  const updating = { updateId: command.id, args: [command] as [Command] };
  for (;;) {
    try {
      return await handle.executeUpdate(commandUpdates[command.order.type], updating);
    } catch (error) {
      const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
      if (!(cause instanceof ApplicationFailure) || cause.type !== 'UnprocessedUpdate') throw error;
    }
  }
}
