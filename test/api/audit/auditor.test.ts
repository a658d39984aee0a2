import { routes } from '../../../api/routes';
import type { Item } from '../../../domain/item/item';
import { withClient } from '../../../embedded/postgres/roles';
import { openForReading } from '../../../prisma/auditor';
import type { Database } from '../../../prisma/client';
import type { Life } from '../support/life';
import { acceptance, inDays, openLife, report, sendBack, submission } from '../support/life';
import { addOfficial } from '../support/place';

let life: Life;
let item: Item;
let auditor: string;
let reading: Database;

beforeAll(async () => {
  life = await openLife();
  item = await life.issue();
  auditor = await addOfficial(life.database, 'auditor', 'auditor', 'OFFICE');
  reading = await openForReading(life.databaseUrl, life.database);
  // Even a person of the office who is away and has named the auditor to stand in gives an auditor no hand.
  const { id } = await life.database.official.findUniqueOrThrow({ where: { email: auditor } });
  await life.database.official.updateMany({ where: { email: { not: auditor } }, data: { substituteId: id } });
}, 120_000);
afterAll(async () => {
  await reading?.$disconnect();
  await life?.close();
});

/** Their own account, over which everybody has a say; and their own work, which reads the record and adds proofs of it. */
const own = [
  'post /api/tokens',
  'delete /api/tokens/{id}',
  'patch /api/me',
  'post /api/views',
  'patch /api/views/{id}',
  'delete /api/views/{id}',
  'delete /api/sessions/{id}',
  'post /api/sessions/end',
];
/** What people sign in with: no part of the record, and nobody's to read. */
const secret = [
  'idempotent_answer',
  'credential',
  'sign_in_proof',
  'authenticator',
  'passkey',
  'invitation',
  'sign_in_try',
];
const checks = [
  ...['verify', 'verifications', 'checkpoints', 'replays'].map((what) => `post /api/audit/${what}`),
  'post /api/codec/decode',
];
const writes = routes.filter(({ method }) => method !== 'get');

const bodies: Readonly<Record<string, () => object>> = {
  report: () => report,
  submit: () => submission(item),
  accept: () => acceptance(item),
  return: () => sendBack(item),
  'request-extension': () => ({ deadline: inDays(60), reason: '延' }),
  amend: () => ({ reason: '调', leader: null }),
  approve: () => ({ request: 'none' }),
  reject: () => ({ request: 'none', reason: '不' }),
  instruct: () => ({ text: '示' }),
  'acknowledge-notice': () => ({ notice: 'none' }),
  'answer-notice': () => ({ notice: 'none', text: '答' }),
  'carry-overs': () => ({ task: item.id, deadline: inDays(200), reason: '转' }),
};
const reasoned = ['refuse-extension', 'suspend', 'cancel', 'reopen'];

function bodyFor(path: string): object {
  const last = path.split('/').at(-1) ?? '';
  return bodies[last]?.() ?? (reasoned.includes(last) ? { reason: '因故' } : {});
}

/** An address with what there is of everything it names. */
function addressed(path: string): string {
  const ids = { code: 'DEPT', row: '1', year: '2026', period: '2026-Q1' };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id' && path.startsWith('/api/periods/{period}')) return `${item.id}.carry-over-2`;
    if (name === 'id' && path.startsWith('/api/periods/')) return '2026-03';
    return ids[name as keyof typeof ids] ?? item.id;
  });
}

/** Everything there is, but what is noted of requests: who asked what, under which key, and when a token was last used. */
async function everything(): Promise<unknown> {
  return withClient(life.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('access_log', 'access_outcome', 'witness', 'api_token', 'idempotent_answer') ORDER BY 1`,
    );
    const sums = rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
    );
    return (await client.query(sums.join(' UNION ALL '))).rows;
  });
}

describe('an auditor', () => {
  it('succeeds with no write that there is, but those about their own account and those that check the record', async () => {
    const before = await everything();
    for (const { method, path } of writes.filter(
      (route) => ![...own, ...checks].includes(`${route.method} ${route.path}`),
    )) {
      const isBulk = path.startsWith('/api/tasks/commands/');
      const body = { ...bodyFor(path), ...(isBulk && { tasks: [{ id: item.id }] }) };
      const answer = await life.http.call(auditor, method.toUpperCase(), addressed(path), { body });
      const items = (answer.body as { items?: { status: number }[] }).items ?? [];
      const statuses = isBulk ? items.map(({ status }) => status) : [answer.status];
      // A carry-over that nobody has asked for is none to decide.
      const wanted = path.includes('/carry-overs/{id}') ? 404 : 403;
      expect([method, path, ...statuses]).toEqual([method, path, wanted]);
    }
    expect(await everything()).toEqual(before);
  });

  it('is shown every read that is theirs, over connections that can change nothing', async () => {
    const reads = routes.filter(
      ({ method, by }) => method === 'get' && (by === 'every account' || by.includes('auditor')),
    );
    expect(reads.length).toBeGreaterThan(25);
    for (const { path } of reads) {
      const { status } = await life.http.fetch(auditor, addressed(path));
      expect([path, status < 500 || status === 503]).toEqual([path, true]);
    }
  });

  it('may still say what their own account is to be like', async () => {
    expect((await life.http.call(auditor, 'PATCH', '/api/me', { body: { locale: 'en' } })).status).toBe(200);
    const made = await life.http.call(auditor, 'POST', '/api/tokens', { body: { email: auditor, name: 'mine' } });
    expect(made.status).toBe(201);
  });
});

describe('the connections of auditors', () => {
  const tables = async () =>
    (
      await life.database.$queryRaw<{ name: string }[]>`
        SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
    ).map(({ name }) => name);
  const changes = (table: string) => [
    ...[`INSERT INTO "${table}" DEFAULT VALUES`, `DELETE FROM "${table}"`, `TRUNCATE "${table}" CASCADE`],
    ...[`DROP TABLE "${table}" CASCADE`, `ALTER TABLE "${table}" ADD COLUMN more int`],
    ...[`CREATE INDEX ON "${table}" ((1))`],
  ];
  const made = ['CREATE TABLE more (id int)', 'CREATE SCHEMA more'];

  it('refuse every change of every table, and of the schema', async () => {
    const names = await tables();
    expect(names).toContain('ledger');
    for (const change of [...names.flatMap(changes), ...made, 'CREATE TEMPORARY TABLE task (id int)'])
      await expect(reading.$executeRawUnsafe(change)).rejects.toThrow(
        /read-only transaction|permission denied|must be owner/,
      );
    await expect(reading.official.updateMany({ data: { role: 'administrator' } })).rejects.toThrow(/read-only|denied/);
  });

  it('refuse it also in a transaction that says that it writes: their role may only read', async () => {
    for (const change of [...(await tables()).flatMap(changes), ...made]) {
      const written = reading.$transaction([
        reading.$executeRawUnsafe('SET TRANSACTION READ WRITE'),
        reading.$executeRawUnsafe(change),
      ]);
      await expect(written.then(() => change)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('show every table, but neither the hashes of tokens nor the key that they are made with', async () => {
    await life.database.setting.createMany({ data: { key: 'tokenKey', value: 'secret' }, skipDuplicates: true });
    const inPart = ['api_token', 'sign_in_session', 'connection'];
    for (const name of (await tables()).filter((one) => ![...inPart, ...secret].includes(one)))
      await reading.$queryRawUnsafe(`SELECT 1 FROM "${name}" LIMIT 1`);
    for (const name of secret)
      await expect(reading.$queryRawUnsafe(`SELECT 1 FROM "${name}"`)).rejects.toThrow(/permission denied/);
    await expect(reading.$queryRawUnsafe('SELECT token FROM sign_in_session')).rejects.toThrow(/permission denied/);
    await expect(reading.$queryRawUnsafe('SELECT sealed FROM connection')).rejects.toThrow(/permission denied/);
    await expect(reading.$queryRawUnsafe('SELECT hash FROM api_token')).rejects.toThrow(/permission denied/);
    expect((await reading.apiToken.findMany({ select: { name: true } })).length).toBeGreaterThan(0);
    expect(await reading.setting.count({ where: { key: 'tokenKey' } })).toBe(0);
    expect(await life.database.setting.count({ where: { key: 'tokenKey' } })).toBe(1);
  });
});
