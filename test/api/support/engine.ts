import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createAuditActivities } from '../../../activities/audit/activities';
import type { IssueActivities } from '../../../activities/issue/activities';
import { createIssueActivities } from '../../../activities/issue/activities';
import { createPeriodActivities } from '../../../activities/periods/activities';
import { createRecordingActivities } from '../../../activities/recording/activities';
import { createCalendars } from '../../../prisma/calendars';
import { openDatabase } from '../../../prisma/client';
import { dataConverterOf } from '../../../servers/payloads/codec';
import type { KeyRing } from '../../../servers/payloads/keys';
import { opened } from '../../../servers/payloads/opened';
import { createWorker } from '../../../worker/create-worker';
import { createReplayer } from '../../../worker/replayer';
import { freshNamespace } from '../../support/namespace';

/** A namespace of one test file's own, so that workers of other files do not take its tasks. */
export type OwnNamespace = {
  readonly namespace: string;
  /** Runs a worker on the product's queue until the answered function is called; it seals with the keys, where given. */
  work(databaseUrl: string, payloadKeys?: KeyRing): Promise<() => Promise<void>>;
};

let installed = false;

export async function openNamespace(): Promise<OwnNamespace> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR') });
  installed = true;
  const namespace = await freshNamespace();
  return { namespace, work: (...place) => runWorker(namespace, ...place) };
}

async function runWorker(namespace: string, databaseUrl: string, payloadKeys?: KeyRing): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
  const database = openDatabase(databaseUrl);
  const clientConnection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
  const client = new Client({ connection: clientConnection, namespace, dataConverter: dataConverterOf(payloadKeys) });
  const zone = 'Asia/Shanghai';
  const common = {
    database,
    zone,
    calendars: createCalendars(database),
    nudge: () => undefined,
    happened: () => undefined,
  };
  const issuing: IssueActivities = createIssueActivities({ ...common, client });
  const activities = {
    ...createRecordingActivities(common),
    ...issuing,
    ...createPeriodActivities(common),
    ...createAuditActivities({
      ...common,
      ...{ signer: null, replayer: createReplayer(payloadKeys), open: <T>(value: T) => opened(value, payloadKeys) },
    }),
  };
  const worker = await createWorker({ connection, namespace, activities, payloadKeys }, { shutdownGraceTime: '1s' });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await database.$disconnect();
    await Promise.all([connection.close(), clientConnection.close()]);
  };
}
