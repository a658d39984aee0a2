/**
 * A worker process that may kill itself in the worst moment: when a recording stands in the database and nobody has
 * been told. Says on standard output, a line each: `ready`, `recorded`, `own` and `other` (it found its own entry,
 * or another's, in its place) and `after-commit` just before such a death.
 */
import { writeSync } from 'node:fs';
import { NativeConnection } from '@temporalio/worker';
import { createRecordingActivities } from '../../../activities/recording/activities';
import type { Recorded, RecordRequest } from '../../../activities/recording/record';
import { createCalendars } from '../../../prisma/calendars';
import { openDatabase } from '../../../prisma/client';
import { createWorker } from '../../../worker/create-worker';
import { seeded } from '../../support/random';
import { quietRuntime } from '../../support/runtime';

const [address = '', taskQueue = '', databaseUrl = '', seed = '', chance = ''] = process.argv.slice(2);
const random = seeded(Number(seed));
const say = (line: string) => writeSync(1, `${line}\n`);

function deadly(record: (request: RecordRequest) => Promise<Recorded>) {
  return async (request: RecordRequest): Promise<Recorded> => {
    const asked = Date.now();
    const recorded = await record(request);
    say('recorded');
    if (recorded.mine && recorded.mine.recordedAt < asked - 50) say('own');
    if (!recorded.mine && !recorded.refusal) say('other');
    if (random.chance(Number(chance))) {
      say('after-commit');
      process.kill(process.pid, 'SIGKILL');
    }
    return recorded;
  };
}

async function main(): Promise<void> {
  quietRuntime();
  const database = openDatabase(databaseUrl, { connections: 5 });
  const { record } = createRecordingActivities({
    database,
    zone: 'Asia/Shanghai',
    calendars: createCalendars(database),
    nudge: () => undefined,
    happened: () => undefined,
  });
  const connection = await NativeConnection.connect({ address });
  const activities = { record: deadly(record) };
  const worker = await createWorker({ connection, namespace: 'default', activities, taskQueue });
  const running = worker.run();
  say('ready');
  await running;
}

void main();
