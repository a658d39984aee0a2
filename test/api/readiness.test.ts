import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { readSettings } from '../../api/settings';
import { openTemporal } from '../../api/temporal';
import { openDatabase } from '../../prisma/client';

/** A mail server that counts who comes, and sends them away. */
async function countingServer(): Promise<{ server: Server; port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.end('421 busy\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, visits: () => visits };
}

describe('GET /readyz', () => {
  it('asks the parts once for all who ask within a second', async () => {
    const mail = await countingServer();
    const settings = readSettings({
      DATABASE_URL: 'postgresql://127.0.0.1:9/none',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      PUBLIC_URL: 'http://localhost',
    });
    const temporal = openTemporal(settings);
    const database = openDatabase(settings.DATABASE_URL);
    const server = createApp({
      database,
      reading: database,
      temporal,
      settings,
      signer: null,
      log: pino({ level: 'silent' }),
    }).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`;

    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(url)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(mail.visits()).toBe(1);

    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([temporal.close(), database.$disconnect()]);
    mail.server.close();
  });
});
