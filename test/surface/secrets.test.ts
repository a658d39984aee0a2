import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { withClient } from '../../embedded/postgres/roles';
import { Installation } from '../product/installation';
import { keyFile } from '../support/payload-keys';
import { until } from '../support/until';

const canary = (name: string) => `canary-${name}-${randomBytes(9).toString('hex')}`;
const given = { smtp: canary('smtp'), oidc: canary('oidc'), apiKey: canary('apikey'), password: canary('password') };
const payloadKey = randomBytes(32).toString('base64');
const keys = keyFile(`canary:${payloadKey}`);

let installation: Installation;
let mail: SMTPServer;
let said: string;
const letters: string[] = [];
/** Whatever lets somebody in, by what it is. */
let secrets: Map<string, string>;
const answers: string[] = [];

beforeAll(async () => {
  mail = new SMTPServer({
    ...{ authOptional: true, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
    onAuth: (_auth, _session, done) => done(null, { user: 'duban' }),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          letters.push(Buffer.concat(parts).toString('utf8'));
          done();
        });
    },
  });
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', () => resolve()));
  installation = await Installation.make();
  said = await installation.start({
    DUBAN_DEMO: '0',
    SMTP_URL: `smtp://duban:${given.smtp}@127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
    ...{ DUBAN_OIDC_ISSUER: 'http://127.0.0.1:9', DUBAN_OIDC_CLIENT_ID: 'duban', DUBAN_OIDC_CLIENT_SECRET: given.oidc },
    ...{ TEMPORAL_API_KEY: given.apiKey, DUBAN_PAYLOAD_KEYS: keys.file },
  });
  const { passwords } = JSON.parse(readFileSync(join(installation.home, 'remembered.json'), 'utf8'));
  secrets = new Map(Object.entries({ ...given, payloadKey, owner: passwords.owner, app: passwords.app }));
  secrets.set('key of signing in', readFileSync(join(installation.home, 'sign-in-key'), 'utf8').trim());
  secrets.set('signing key', readFileSync(join(installation.home, 'signing-key.pem'), 'utf8').split('\n')[1] ?? '');
  await live(passwords.owner);
}, 120_000);
afterAll(async () => {
  await installation?.stop();
  await installation?.remove();
  await new Promise<void>((resolve) => mail.close(() => resolve()));
  keys.remove();
}, 60_000);

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const isForm = body instanceof FormData;
  const answer = await fetch(new URL(path, installation.url), {
    ...{ method, headers: { origin: `http://localhost:${installation.port}`, ...headers } },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, cookies: answer.headers.getSetCookie() };
}
const as = (token: string) => ({ authorization: `Bearer ${token}` });

/** Imports, signs in by code and password, takes a token, issues an item, and asks for much that is refused. */
async function live(owner: string): Promise<void> {
  secrets.set('administrator’s token', installation.adminToken);
  const admin = as(installation.adminToken);
  const form = new FormData();
  for (const name of ['units', 'officials'])
    form.set(name, new Blob([readFileSync(join(__dirname, '../../demo/data', `${name}.csv`))]), `${name}.csv`);
  expect(await ask('POST', '/api/directory/import', form, admin)).toMatchObject({ status: 200 });
  const email = 'secretariat@example.test';
  const token = JSON.parse((await ask('POST', '/api/tokens', { email, name: 'test' }, admin)).text).token as string;
  secrets.set('token', token);
  const row = {
    task: '建设服务站',
    content: '建站',
    category: '园区',
    standards: ['挂牌'],
    leadUnit: 'P-01',
    deadline: '2093-12-31',
  };
  const drafted = await ask(
    'POST',
    '/api/batches',
    { title: '表', year: 2093, rows: [{ ...row, owner: 'owner.p01@example.test' }] },
    as(token),
  );
  const { id } = JSON.parse(drafted.text);
  expect(await ask('POST', `/api/batches/${id}/issue`, undefined, as(token))).toMatchObject({ status: 202 });
  await ask('POST', '/api/sign-in/code', { email: 'owner.p01@example.test' });
  await until(
    async () => letters.length,
    (count) => count >= 2,
  );
  const refused = [
    await ask('POST', '/api/sign-in/password', { email, password: given.password }),
    await ask('POST', '/api/sign-in/oidc', {}),
    await ask('GET', '/api/tasks', undefined, as(`${given.password}x`)),
    await ask('GET', `/api/tasks?token=${'x'}`, undefined, as(token)),
    await ask('GET', '/metrics'),
    await ask('POST', '/api/codec/decode', { payloads: [] }, as(token)),
  ];
  answers.push(...refused.map(({ text }) => text));
  const ports = JSON.parse(readFileSync(join(installation.home, 'remembered.json'), 'utf8')).ports;
  await withClient(`postgresql://duban:${owner}@127.0.0.1:${ports.postgres}/duban`, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows)
      for (const { line } of (await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)).rows)
        tables.push(`${name}: ${line}`);
  });
}
const tables: string[] = [];

function found(lines: readonly string[]): string[] {
  return [...secrets].flatMap(([name, value]) =>
    lines
      .filter((line) => line.includes(value) || line.includes(Buffer.from(value).toString('base64')))
      .map((line) => `${name}: ${line.slice(0, 300)}`),
  );
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('no secret is in what the start prints, in a log, in a letter or in an answer', () => {
  const logs = filesOf(join(installation.home, 'logs')).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  expect(logs.length).toBeGreaterThan(3);
  // Printed once, at the first start, for whoever sits there: that is how an administrator comes by it.
  const printed = said.split('\n').filter((line) => !line.startsWith('administrator token'));
  expect(found([...printed, ...logs, ...letters, ...answers])).toEqual([]);
});

it('no secret is in a table, but as a hash', () => {
  expect(tables.length).toBeGreaterThan(50);
  expect(found(tables)).toEqual([]);
});

it('no secret is in what the engine keeps', () => {
  const kept = filesOf(join(installation.home, 'temporal')).map((file) => readFileSync(file, 'latin1'));
  expect(kept.join('').length).toBeGreaterThan(100_000);
  expect(found(kept)).toEqual([]);
});

it('each process is told what it needs, and nothing is on a command line', () => {
  const told = installation.processes().map((pid) => ({
    command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    environment: readFileSync(`/proc/${pid}/environ`, 'utf8'),
  }));
  expect(found(told.map(({ command }) => command))).toEqual([]);
  const children = told.filter(({ command }) => !/npm|embedded\/main|esbuild/.test(command));
  const knows = (value: string) =>
    children
      .filter(({ environment }) => environment.includes(value))
      .map(({ command }) => /api\/main|worker\/main|postgres|temporal/.exec(command)?.[0] ?? command);
  expect(knows(secrets.get('owner') ?? '')).toEqual([]);
  expect(knows(given.apiKey)).toEqual([]);
  expect(new Set(knows(given.oidc))).toEqual(new Set(['api/main']));
  expect(knows(payloadKey)).toEqual([]);
});

it('files that hold secrets are for our own account alone', () => {
  const open = filesOf(installation.home)
    .filter((file) => !file.includes('/postgres/'))
    .filter((file) => (statSync(file).mode & 0o077) !== 0)
    .filter((file) => found([readFileSync(file, 'latin1')]).length > 0);
  expect(open).toEqual([]);
  for (const name of ['remembered.json', 'sign-in-key', 'signing-key.pem', 'children.json'])
    expect([name, (statSync(join(installation.home, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
});
