import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities';
import { openDatabase } from '../prisma/client';
import { createWorker } from './create-worker';
import { readSettings } from './settings';

/** Composes the worker and runs it until it is told to stop; prints a line starting with `ready` when it polls. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM', 'SIGINT'] });
  const address = {
    address: settings.TEMPORAL_ADDRESS,
    ...(settings.TEMPORAL_API_KEY ? { apiKey: settings.TEMPORAL_API_KEY, tls: true } : {}),
  };
  const [connection, clientConnection] = await Promise.all([
    NativeConnection.connect(address),
    Connection.connect(address),
  ]);
  const client = new Client({ connection: clientConnection, namespace: settings.TEMPORAL_NAMESPACE });
  const database = openDatabase(settings.DATABASE_URL);
  const activities = createActivities({ database, zone: settings.DUBAN_TIMEZONE, nudge: () => undefined });
  const worker = await createWorker({ connection, namespace: settings.TEMPORAL_NAMESPACE, activities });
  void client;
  const running = worker.run();
  process.stdout.write('ready worker is polling\n');
  try {
    await running;
  } finally {
    await database.$disconnect();
    await Promise.all([connection.close(), clientConnection.close()]);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
