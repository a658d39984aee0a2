import { pageQuery } from '../../../api/audit/events/data';
import type { Item } from '../../../domain/item/item';
import { withClient } from '../../../embedded/postgres/roles';
import { Prisma } from '../../../prisma/generated/client';
import type { Audited } from '../../audit/audited';
import { openAudited } from '../../audit/audited';
import { inDays, report } from '../support/life';
import { addOfficial } from '../support/place';

let office: Audited;
let items: Item[];

type Line = {
  kind: string;
  at: string;
  task: string | null;
  who: { name: string } | null;
  words: string;
  changes: object[];
  from: { address: string } | null;
  raw: string;
};
type Page = { items: Line[]; nextCursor: string | null };

beforeAll(async () => {
  office = await openAudited();
  items = [await office.issue(), await office.issue()];
  for (const item of items) {
    await office.done(item, 'owner', 'report', report);
    await office.give(item, 'owner', 'report', { ...report, percent: 5 });
    await office.done(item, 'leader', 'instruct', { text: '抓紧' });
  }
  await office.audit(`/api/tasks/${items[1]?.id}`);
}, 120_000);
afterAll(() => office?.close());

const read = async (query: string) => {
  const { status, body } = await office.audit<Page>(`/api/audit/events?limit=200&${query}`);
  expect([status, body]).toEqual([200, body]);
  return body.items;
};

describe('what happened across items', () => {
  it('is everything that a person did, the newest first, each with what changed and from where', async () => {
    const everything = await read('person=owner@example.test');
    const lines = everything.filter(({ kind }) => kind !== 'letter');
    expect(lines.map(({ kind, task }) => [kind, task])).toEqual(
      [...items].reverse().flatMap(({ id }) => [
        ['refusal', id],
        ['entry', id],
      ]),
    );
    const [, entry] = lines;
    expect(entry?.changes).toMatchObject([{ field: 'state' }, { field: 'percent', from: '0%', to: '30%' }]);
    for (const { from } of lines) expect(from).toMatchObject({ address: '127.0.0.1' });
  });

  it('is filtered by unit, kind, item and time, and tells reads of auditors as well', async () => {
    const leaders = (await read('unit=CITY')).filter(({ kind }) => kind !== 'letter');
    expect(leaders.map(({ who, kind }) => [who?.name, kind])).toEqual([
      ['责任领导', 'entry'],
      ['责任领导', 'entry'],
    ]);
    const [first, second] = items;
    expect((await read(`task=${first?.id}&kind=entry`)).map(({ task }) => task)).toEqual([
      first?.id,
      first?.id,
      first?.id,
    ]);
    const reads = await read(`task=${second?.id}&kind=access`);
    expect(reads.map(({ words }) => words)).toContain('查看任务');
    expect(await read(`from=${inDays(1)}`)).toEqual([]);
    expect((await read(`kind=entry&from=${inDays(0)}&to=${inDays(0)}`)).length).toBe(6);
    for (const { raw } of await read('')) expect([raw, (await office.audit(raw)).status]).toEqual([raw, 200]);
  });

  it('tells letters by whom they went to', async () => {
    const letters = await read('person=责任人&kind=letter');
    expect(letters.length).toBeGreaterThan(1);
    for (const { kind, task } of letters) expect([kind, items.some(({ id }) => id === task)]).toEqual(['letter', true]);
  });

  it('says whom and what the directory does not know, rather than that they did nothing', async () => {
    for (const [query, code] of [
      ['person=nobody@example.test', 'person_unknown'],
      ['person=01890000-0000-7000-8000-000000000009', 'person_unknown'],
      ['unit=NOWHERE', 'unit_unknown'],
    ])
      expect(await office.audit(`/api/audit/events?${query}`)).toMatchObject({ status: 422, body: { code } });
  });

  it('leaves out what auditors’ pages ask for by themselves, unless asked for it, and knows addresses however they are written', async () => {
    for (const path of ['/api/me', '/API/Units/']) expect((await office.audit(path)).status).toBe(200);
    const loads = ['查看自己的账号', '查看单位'];
    expect((await read('person=auditor')).map(({ words }) => words)).not.toEqual(expect.arrayContaining([loads[0]]));
    expect((await read('person=auditor&kind=access')).map(({ words }) => words)).toEqual(expect.arrayContaining(loads));
  });

  it('puts what was refused by right among the refusals, and never tells it as done', async () => {
    await office.give(items[0] as Item, 'partner', 'accept', { effectRating: 90, standards: [] });
    await office.call('owner', 'POST', '/api/audit/verify', { body: {} });
    const refusals = await read('kind=refusal&person=partner@example.test');
    expect(refusals.map(({ words }) => words)).toEqual([expect.stringMatching(/^要求销号.*，被拒绝（40\d \w+）$/)]);
    expect((await read('kind=access&person=partner@example.test')).length).toBe(0);
    const asked = await read('kind=access&person=owner@example.test');
    expect(asked.map(({ words }) => words)).toContain('要求运行校验，被拒绝（403 not_allowed）');
  });

  it('says of a token whose it is, when it is made and when it is revoked', async () => {
    const { email } = office.office.people.head;
    const administrator = await addOfficial(office.database, 'admin', 'administrator', 'OFFICE');
    const body = { email, name: '报表程序' };
    const made = await office.http.call(administrator, 'POST', '/api/tokens', { body });
    const { id } = made.body as unknown as { id: string };
    await office.http.call(administrator, 'DELETE', `/api/tokens/${id}`);
    const words = (await read(`person=${administrator}`)).map((line) => line.words);
    const whose = `（持有人单位负责人 ${email}，令牌“报表程序”）`;
    expect(words).toEqual([`收回访问令牌${whose}`, `签发访问令牌${whose}`]);
  });

  it('comes in pages that join to the whole, either way round', async () => {
    for (const sort of ['at', '-at']) {
      const whole = (await read(`sort=${sort}&person=owner@example.test`)).map(({ raw }) => raw);
      const joined: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path: string = `/api/audit/events?sort=${sort}&person=owner@example.test&limit=1${cursor && `&cursor=${cursor}`}`;
        const { body } = await office.audit<Page>(path);
        joined.push(...body.items.map(({ raw }) => raw));
        cursor = body.nextCursor;
      }
      expect(joined).toEqual(whole);
    }
    expect((await office.audit('/api/audit/events?cursor=none')).status).toBe(400);
  });

  it('comes to an end, although each page that is read is written down as well', async () => {
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const path: string = `/api/audit/events?sort=at&kind=access&limit=1${cursor && `&cursor=${cursor}`}`;
      cursor = (await office.audit<Page>(path)).body.nextCursor;
      if (pages > 200) throw new Error('it goes on for ever');
    }
    expect(pages).toBeGreaterThan(3);
  });
});

describe('over 100,000 entries', () => {
  beforeAll(async () => {
    const [owner, leader] = [office.office.people.owner.id, office.office.people.leader.id];
    // Rows for the planner alone: only the owner of the schema gets them past the triggers.
    await withClient(office.ownerUrl, async (client) => {
      await client.query("SET session_replication_role = 'replica'");
      await client.query(
        `INSERT INTO ledger (task_id, seq, command_id, recorded_at, actor_id, body, prev_hash, hash)
         SELECT $1::uuid, 1000 + n, 'many-' || n, timestamptz '2020-01-01' + n * interval '7 minutes',
           CASE n % 50 WHEN 0 THEN $2::uuid WHEN 1 THEN $3::uuid END, '{}', '', '' FROM generate_series(1, 100000) n`,
        [items[0]?.id, owner, leader],
      );
      await client.query(
        `INSERT INTO access_log (id, at, account_id, account_name, role, acting_for, address, method, path, task_ids, command_ids)
         SELECT gen_random_uuid(), timestamptz '2020-01-01' + n * interval '7 minutes', $1::uuid, 'many', 'auditor', '{}', '::1',
           'GET', '/', '{}', '{}' FROM generate_series(1, 100000) n`,
        [leader],
      );
      await client.query('ANALYZE');
    });
  }, 60_000);

  const none = { person: undefined, unit: undefined, from: undefined, to: undefined, kind: undefined, task: undefined };
  const at = Date.parse('2020-06-01T00:00:00Z');
  it.each([
    ['everything', {}],
    ['a page further on', { after: [at, 1, 'x', at] as const }],
    ['a person', { person: 'owner' as const }],
    ['a person in a month', { person: 'owner' as const, from: at, to: at + 30 * 86_400_000 }],
    ['a time', { from: at, to: at + 86_400_000 }],
    ['the oldest first', { down: false }],
  ])('%s is found by an index', async (_, sought) => {
    const person = 'person' in sought ? office.office.people.owner.id : undefined;
    const wanted = { ...none, after: undefined, until: Date.now(), down: true, limit: 50, ...sought, person };
    const plan = await office.database.$queryRaw<{ 'QUERY PLAN': string }[]>(
      Prisma.sql`EXPLAIN (ANALYZE, BUFFERS) ${pageQuery(wanted)}`,
    );
    const told = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(told).not.toMatch(/Seq Scan on (ledger|access_log)/);
    const [, hit = '0', read = '0'] = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(told) ?? [];
    expect(Number(hit) + Number(read)).toBeLessThan(4_000); // of 8 KiB; all tables and indexes have more
  });
});
