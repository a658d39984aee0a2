import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { answerClientErrors } from '../../api/http/client-error';
import { sha256 } from '../../api/http/form';
import { readSettings } from '../../api/settings';
import type { Temporal } from '../../api/temporal';
import { openTemporal } from '../../api/temporal';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Line } from '../support/line';
import { layLine } from '../support/line';
import { seedOffice } from '../support/office';
import { until } from '../support/until';

let fresh: FreshDatabase;
let line: Line;
let database: Database;
let temporal: Temporal;
let server: Server;
let url: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  line = await layLine(fresh.url);
  database = openDatabase(line.url);
  const { people } = await seedOffice(database);
  for (const [name, { id: officialId }] of [
    ['one', people.owner],
    ['two', people.head],
    ['three', people.partner],
  ] as const)
    await database.apiToken.create({ data: { id: crypto.randomUUID(), officialId, name, hash: sha256(name) } });
  const settings = readSettings({
    DATABASE_URL: line.url,
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'http://localhost',
    DUBAN_REQUESTS_PER_SECOND: '20',
  });
  temporal = openTemporal(settings);
  server = createApp({
    database,
    reading: database,
    temporal,
    settings,
    signer: null,
    log: pino({ level: 'silent' }),
  }).listen(0);
  answerClientErrors(server);
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await database?.$disconnect();
  await temporal?.close();
  await line?.close();
  await fresh?.drop();
});

const ask = (token: string) => fetch(new URL('/api/units', url), { headers: { authorization: `Bearer ${token}` } });

describe('a token’s rate', () => {
  it('of 20 requests a second is served; a burst beyond it answers 429 with Retry-After, to that token alone', async () => {
    const served = await Promise.all(Array.from({ length: 20 }, () => ask('one')));
    expect(served.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const burst = await Promise.all(Array.from({ length: 100 }, () => ask('one')));
    const refused = burst.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(await refused?.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await ask('two')).status).toBe(200);
  });
});

it('a token made up anew for each request escapes no limit', async () => {
  const burst = await Promise.all(
    Array.from({ length: 150 }, (_, at) =>
      fetch(new URL('/api/sign-in/totp', url), {
        ...{ method: 'POST', body: '{}' },
        headers: { authorization: `Bearer made-up-${at}-of-this-test`, 'content-type': 'application/json' },
      }),
    ),
  );
  expect(burst.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  await sleep(1_100);
});

it('sixty thousand unknown keys are answered with a few of them', async () => {
  const body = JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, 1])));
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(new URL('/api/sign-in/code', url), { method: 'POST', body, headers });
  const text = await answer.text();
  expect([answer.status, text.length < 20_000]).toEqual([400, true]);
  expect((JSON.parse(text) as { errors: unknown[] }).errors).toHaveLength(50);
});

describe('signing in with unknown tokens', () => {
  it('answers 429 with Retry-After after too many from one address, and lets every good token pass, a new one as well', async () => {
    expect((await ask('two')).status).toBe(200);
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, at) => ask(`guess-${at}`)));
    const after = await ask('another-guess');
    expect(guesses.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(30);
    expect(after.status).toBe(429);
    expect(Number(after.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await after.json()).toMatchObject({ code: 'too_many_sign_ins' });
    // One that was chosen by hand might be guessed: a right guess is refused as any other.
    expect((await ask('three')).status).toBe(429);
    // What the product makes cannot be: it is looked up first, and passes.
    const made = `duban_${randomBytes(32).toString('base64url')}`;
    expect((await ask(made)).status).toBe(429);
    const { id: officialId } = await database.official.findFirstOrThrow({ where: { role: 'official' } });
    await database.apiToken.create({ data: { id: crypto.randomUUID(), officialId, name: 'new', hash: sha256(made) } });
    expect((await ask(made)).status).toBe(200);
    expect((await ask('two')).status).toBe(200);
  });
});

describe('the database being away', () => {
  it('answers 503 with Retry-After, and goes on when it is back', async () => {
    await until(
      () => ask('one'),
      ({ status }) => status === 200,
    );
    line.cut();
    const away = await ask('one');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '3']);
    expect(await away.json()).toMatchObject({ code: 'database_away' });
    line.mend();
    expect((await ask('one')).status).toBe(200);
  });
});

describe('what is no request', () => {
  it('answers 400 as a problem', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /api/tasks?q=站点 HTTP/1.1\r\nHost: x\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"invalid_address"');
  });
});
