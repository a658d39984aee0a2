import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities';
import { keepCheckpoints } from '../activities/audit/schedule';
import { keepConnections } from '../activities/connections/wake';
import { keepDigestScheduled } from '../activities/digest/schedule';
import { startMissing } from '../activities/issue/start-missing';
import { createNudger } from '../activities/letters/nudge';
import { keepMonthsClosed } from '../activities/periods/schedule';
import { resumeChanges } from '../activities/rules/resume';
import { keepUpkeepScheduled } from '../activities/upkeep/schedules';
import { readSigner } from '../audit/signing-key';
import { readHosts } from '../domain/connections/address';
import { createCalendars } from '../prisma/calendars';
import { openDatabase } from '../prisma/client';
import { dataConverterOf, keysOf } from '../servers/payloads/codec';
import { opened } from '../servers/payloads/opened';
import { temporalConnection } from '../servers/temporal';
import { createWorker } from './create-worker';
import { createReplayer } from './replayer';
import { readSettings } from './settings';
import { keepSweeping } from './sweep';

/** Composes the worker and runs it until it is told to stop; prints a line starting with `ready` when it polls. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM', 'SIGINT'] });
  const namespace = settings.TEMPORAL_NAMESPACE;
  const address = temporalConnection(settings.TEMPORAL_ADDRESS, settings);
  const keys = keysOf(settings);
  const dataConverter = dataConverterOf(keys);
  const [connection, clientConnection] = await Promise.all([
    NativeConnection.connect(address),
    Connection.connect(address),
  ]);
  const client = new Client({ connection: clientConnection, namespace, dataConverter });
  const database = openDatabase(settings.DATABASE_URL);
  const nudger = createNudger(client);
  const days = { zone: settings.DUBAN_TIMEZONE, calendars: createCalendars(database) };
  const connections = keepConnections(client, database);
  const signer = readSigner(settings.DUBAN_SIGNING_KEY);
  if (!signer) warnNoKey();
  const { activities, close } = createActivities({
    ...{ signer, replayer: createReplayer(keys), open: <T>(value: T) => opened(value, keys) },
    ...{ database, client, ...days, nudge: nudger.nudge },
    ...{ locale: settings.DUBAN_LOCALE, happened: connections.happened, heard: connections.heard },
    ...{ hosts: readHosts(settings.DUBAN_WEBHOOK_HOSTS), connectionKey: settings.DUBAN_CONNECTION_KEY },
    ...{ mailServer: settings, mailFrom: settings.MAIL_FROM, publicUrl: settings.PUBLIC_URL },
  });
  const worker = await createWorker({ connection, namespace, activities, payloadKeys: keys });
  const running = worker.run();
  const sweeping = keepSweeping((stop) => {
    // What was written while no worker ran goes out now; this also starts the delivery where there is none.
    nudger.nudge();
    return startMissing(database, client, stop);
  });
  const resumer = resumeChanges(database, client);
  const digests = keepDigestScheduled(client, database, days);
  const months = keepMonthsClosed(client, database, days);
  const upkeep = keepUpkeepScheduled(client);
  const checkpoints = signer && keepCheckpoints(client, database, days.zone);
  process.stdout.write('ready worker is polling\n');
  try {
    await running;
  } finally {
    sweeping.stop();
    await Promise.all([sweeping.ended, resumer.stop(), digests.stop(), months.stop(), upkeep.stop()]);
    await Promise.all([checkpoints?.stop(), connections.stop()]);
    await nudger.settled();
    close();
    await database.$disconnect();
    await Promise.all([connection.close(), clientConnection.close()]);
  }
}

function warnNoKey(): void {
  const message = 'no DUBAN_SIGNING_KEY: no checkpoints of the record are made';
  process.stderr.write(`${JSON.stringify({ level: 'warn', message })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
