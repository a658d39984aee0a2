import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { openDatabase } from '../prisma/client';
import { prepareAdministrator } from './accounts/administrator';
import { createApp } from './app';
import { readSettings, SettingsError } from './settings';
import { openTemporal } from './temporal';

/** Starts the API process and says `ready` on standard output when it listens. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ name: 'api' }, pino.destination({ dest: 2, sync: false }));
  const database = openDatabase(settings.DATABASE_URL);
  const temporal = openTemporal(settings);
  const token = await prepareAdministrator(database, settings.DUBAN_ADMIN_TOKEN);
  if (token) process.stdout.write(`administrator token (shown this once): ${token}\n`);

  const server = createApp({ database, temporal, settings, log }).listen(settings.PORT);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  process.stdout.write(`ready http://localhost:${(server.address() as AddressInfo).port}\n`);

  await stopAsked();
  await drain(server);
  await Promise.all([database.$disconnect(), temporal.close()]);
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** Requests under way are answered; then connections kept open for more are closed. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 8_000).unref();
  });
}

main().catch((error: unknown) => {
  const message = error instanceof SettingsError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
