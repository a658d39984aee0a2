import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createRecordingActivities } from '../activities/recording/activities';
import { createCalendars } from '../prisma/calendars';
import { openDatabase } from '../prisma/client';
import { createWorker } from '../worker/create-worker';

/** A worker process of its own for one side of the comparison: `bare` or `full`, with the same limits. */
async function main(side: string, address: string, databaseUrl: string): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const connection = await NativeConnection.connect({ address });
  const worker = side === 'bare' ? await bare(connection) : await full(connection, databaseUrl);
  process.stdout.write('ready\n');
  await worker.run();
}

async function bare(connection: NativeConnection): Promise<Worker> {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: join(__dirname, 'bare-workflow.ts'),
    logger: new DefaultLogger('WARN'),
  });
  return await Worker.create({
    connection,
    workflowBundle,
    taskQueue: 'bench-bare',
    maxCachedWorkflows: 2_000,
    stickyQueueScheduleToStartTimeout: '2s',
  });
}

async function full(connection: NativeConnection, databaseUrl: string): Promise<Worker> {
  const database = openDatabase(databaseUrl);
  const activities = createRecordingActivities({
    ...{ database, zone: 'Asia/Shanghai', calendars: createCalendars(database) },
    nudge: () => undefined,
    happened: () => undefined,
  });
  return await createWorker({ connection, namespace: 'default', activities, taskQueue: 'bench-full' });
}

const [side = '', address = '', databaseUrl = ''] = process.argv.slice(2);
void main(side, address, databaseUrl);
