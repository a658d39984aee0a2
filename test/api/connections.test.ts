import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { sha256 } from '../../api/http/form';
import { openServer } from '../../api/http/server';
import { readSettings } from '../../api/settings';
import type { Temporal } from '../../api/temporal';
import { openTemporal } from '../../api/temporal';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { seedOffice } from '../support/office';

const limits = {
  ...{ headersMs: 1_000, requestMs: 2_000, graceMs: 500, bytesPerSecond: 1_000 },
  ...{ checkMs: 50, afterAnswer: 4 * 1024 * 1024, connections: 6 },
};
const authorization = 'Authorization: Bearer slow';

let fresh: FreshDatabase;
let database: Database;
let temporal: Temporal;
let app: ReturnType<typeof createApp>;
let server: Server;
let logged = '';

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  const { people } = await seedOffice(database);
  const of = { id: crypto.randomUUID(), officialId: people.secretary.id, name: 'slow', hash: sha256('slow') };
  await database.apiToken.create({ data: of });
  const settings = readSettings({
    DATABASE_URL: fresh.url,
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'http://localhost',
  });
  temporal = openTemporal(settings);
  const log = pino({ level: 'error' }, { write: (line: string) => (logged += line) });
  app = createApp({ database, reading: database, temporal, settings, signer: null, log });
  server = openServer(app, limits).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await database?.$disconnect();
  await temporal?.close();
  await fresh?.drop();
});

const open = () => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);

/** What a connection is answered until it is closed, while something drips into it. */
async function answerTo(begin: string, drip: string): Promise<string> {
  const socket = open();
  socket.write(begin);
  const dripping = setInterval(() => socket.write(drip), 100);
  try {
    return await heard(socket);
  } finally {
    clearInterval(dripping);
    socket.destroy();
  }
}

async function heard(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (part) => (answer += String(part)));
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

const slow = /^HTTP\/1\.1 408 [\s\S]*"code":"request_too_slow"/;

describe('a script that acts on many items', () => {
  it('is stopped with 429 and Retry-After after 2,000 of one account within a minute, before it has any effect', async () => {
    const { port } = server.address() as AddressInfo;
    const accept = () =>
      fetch(`http://127.0.0.1:${port}/api/tasks/commands/accept`, {
        method: 'POST',
        headers: { authorization: 'Bearer slow', connection: 'close' },
        body: JSON.stringify({
          tasks: Array.from({ length: 200 }, () => ({ id: crypto.randomUUID() })),
          ...{ effectRating: 90, standards: [] },
        }),
      });
    const statuses: number[] = [];
    for (let at = 0; at < 10; at++) statuses.push((await accept()).status);
    expect(statuses).toEqual(Array(10).fill(200));
    // A slow machine gets some of it back on the way.
    let stopped = await accept();
    for (let at = 0; at < 20 && stopped.status === 200; at++) stopped = await accept();
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await stopped.json()).toMatchObject({ code: 'too_many_items' });
  });
});

describe('a connection', () => {
  it('whose headers come drop by drop is answered 408 and closed', async () => {
    expect(await answerTo('GET /api/units HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n')).toMatch(slow);
  });

  const posting = (length: number, from = authorization) =>
    `POST /api/batches HTTP/1.1\r\nHost: x\r\n${from}\r\nContent-Length: ${length}\r\n\r\n{`;

  it('whose body comes drop by drop is answered 408 and closed in moments, and blames no part of the product', async () => {
    const begun = performance.now();
    expect(await answerTo(posting(9_000), ' ')).toMatch(slow);
    expect(performance.now() - begun).toBeLessThan(limits.requestMs);
    await sleep(100);
    expect(logged).toBe('');
  });

  it('whose body drips after it was refused is closed in moments as well', async () => {
    const begun = performance.now();
    expect(await answerTo(posting(9_000, 'Authorization: Bearer none'), ' ')).toMatch(/^HTTP\/1\.1 401 /);
    expect(performance.now() - begun).toBeLessThan(limits.requestMs);
  });

  it.each([
    ['refused', 'Authorization: Bearer none', 401],
    ['found too large', authorization, 413],
  ])('whose body goes on without end after it was %s is answered, and closed', async (_why, from, status) => {
    const patient = openServer(app, { ...limits, requestMs: 600_000 }).listen(0);
    await new Promise((resolve) => patient.once('listening', resolve));
    const socket = connect((patient.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    const answer = heard(socket);
    socket.write(`POST /api/tasks/commands/sign HTTP/1.1\r\nHost: x\r\n${from}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const part = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let parts = 1_000; // without end, but that a server which takes it all is found out
    const goOn = () => {
      while (socket.writable && parts-- > 0 && socket.write(part));
    };
    socket.on('drain', goOn);
    goOn();
    expect(await answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    patient.close();
  });

  it('whose body is larger than is taken, and goes on coming, takes nobody else with it', async () => {
    const socket = open();
    socket.write(
      'POST /api/sign-in/code HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 1500000\r\n\r\n',
    );
    socket.write('x'.repeat(1_500_000));
    await sleep(10 * limits.checkMs);
    socket.destroy();
    const large = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(1_500_000) };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/sign-in/code`;
    expect((await fetch(url, large)).status).toBe(413);
    await sleep(10 * limits.checkMs);
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  });

  it('whose body comes slowly, but at a pace, is heard; up to the time that any request has', async () => {
    const socket = open();
    socket.write(posting(3_001));
    const dripping = setInterval(() => socket.write(' '.repeat(300)), 100);
    const answer = new Promise<string>((resolve) => socket.once('data', (part) => resolve(String(part))));
    expect(await answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"invalid_json"/);
    clearInterval(dripping);
    socket.destroy();
    expect(await answerTo(posting(900_000), ' '.repeat(300))).toMatch(slow);
  });

  it('with more headers than any browser sends is answered 431', async () => {
    const head = `GET /api/units HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`;
    expect(await answerTo(head, '')).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers_too_large"/);
  });

  it('beyond as many as are allowed is closed, and those that were there go on', async () => {
    const held = Array.from({ length: limits.connections }, open);
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await sleep(100);
    const more = open();
    expect(await heard(more)).toBe('');
    const answered = held[0] ? heard(held[0]) : Promise.resolve('');
    held[0]?.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await answered).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of held) socket.destroy();
  });
});
