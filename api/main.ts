import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { readSigner } from '../audit/signing-key';
import { openForReading } from '../prisma/auditor';
import { openDatabase } from '../prisma/client';
import { ConnectionFault } from '../servers/fault';
import { prepareAdministrator } from './accounts/administrator';
import { createApp } from './app';
import { isDatabaseAway } from './http/failure';
import { openServer } from './http/server';
import { keepForgetting } from './idempotency/forget';
import { readSettings, SettingsError } from './settings';
import { isSecure } from './sign-in/cookies';
import { keepInviting } from './sign-in/invitations/invite';
import { openTemporal } from './temporal';

/** Starts the API process and says `ready` on standard output when it listens. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ name: 'api' }, pino.destination({ dest: 2, sync: false }));
  const signer = readSigner(settings.DUBAN_SIGNING_KEY);
  const database = openDatabase(settings.DATABASE_URL);
  const temporal = openTemporal(settings);
  const { show, givenIsRevoked } = await onceThere(log, () =>
    prepareAdministrator(database, { given: settings.DUBAN_ADMIN_TOKEN, printed: settings.DUBAN_FIRST_TOKEN }),
  );
  if (show) process.stdout.write(`administrator token (shown this once): ${show}\n`);
  if (givenIsRevoked) log.warn('DUBAN_ADMIN_TOKEN was revoked and opens nothing: take it out, or give another');
  const reading = await onceThere(log, () => openForReading(settings.DATABASE_URL, database));

  if (!isSecure(settings.PUBLIC_URL)) log.warn(plainHttp);
  const app = createApp({ database, reading, temporal, settings, log, signer });
  const server = openServer(app).listen(settings.PORT);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  process.stdout.write(`ready http://localhost:${(server.address() as AddressInfo).port}\n`);

  const stopForgetting = keepForgetting(database, log);
  const stopInviting = keepInviting({ database, settings, signIn: app.signIn });
  await stopAsked();
  stopForgetting();
  stopInviting();
  await drain(server);
  await app.signIn.close();
  await Promise.all([database.$disconnect(), reading.$disconnect(), temporal.close()]);
}

const plainHttp =
  'PUBLIC_URL is plain http: whoever can listen on this network can read what is sent, sessions among it; use https beyond one machine';

/** A database that starts later than the API is waited for. */
async function onceThere<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn('waiting for the database');
      await sleep(1_000);
    }
  }
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
  const told = error instanceof SettingsError || error instanceof ConnectionFault;
  const message = told ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
