import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Item } from '../../domain/item/item';
import { command, report as reported } from '../support/commands';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import { until } from '../support/until';
import type { Audited } from './bundled';
import { openAudited, script } from './bundled';
import { filesIn, temporaryFolder, unpack, verify, verifyBy } from './unpacked';

let audited: Audited;

beforeAll(async () => {
  audited = await openAudited();
}, 120_000);
afterAll(() => audited?.close());

const bytesOf = async (answer: Response) => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
};
const linesOf = (folder: string, file: string) =>
  readFileSync(path.join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const manifestOf = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

describe('a bundle', () => {
  it.each([
    ['tasks', 0],
    ['tasks', 1],
    ['batches', null],
    ['periods', '2093-03'],
    ['periods', '2093-04'],
    ['periods', '2093-Q1'],
  ] as const)('of %s %s is found to agree by the verifier in it', async (kind, what) => {
    const id = kind === 'tasks' ? audited.items[what] : kind === 'batches' ? audited.batch : what;
    const answer = await audited.export(kind, id);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toMatch(/审计包-.*\.zip/);
    const folder = unpack(await bytesOf(answer));
    const { code, said } = await verify(folder);
    expect([code, said]).toEqual([0, expect.stringMatching(/yes, all of it agrees\n$/)]);
    expect(said).not.toContain('✗');
    expect(manifestOf(folder).of).toMatchObject({ id });
  });

  it('of an item tells its ledger as hashed, refusals, letters with the server’s answers, evidence and histories', async () => {
    const folder = unpack(await bytesOf(await audited.export('tasks', audited.items[0])));
    const manifest = manifestOf(folder);
    const { counts } = manifest;
    expect(counts).toMatchObject({ items: 1, refusals: 1, evidence: 1, runs: 1, entries: 2, periods: 3 });
    expect(manifest.running).toEqual({ taken: 'all', runs: 0 });
    const rows = await audited.database.ledger.findMany({
      where: { taskId: audited.items[0] },
      orderBy: { seq: 'asc' },
    });
    expect(linesOf(folder, 'ledger/0001.jsonl').map(({ hash, body }) => [hash, body])).toEqual(
      rows.map(({ hash, body }) => [hash, body]),
    );
    const letters = linesOf(folder, 'letters/0001.jsonl');
    expect(letters).toHaveLength(counts.letters);
    expect(letters.flatMap(({ log }) => log)).toContainEqual(
      expect.objectContaining({ outcome: 'sent', answer: expect.stringMatching(/^250/) }),
    );
    const [file] = linesOf(folder, 'evidence/0001.jsonl');
    expect(file).toMatchObject({ name: '验收 & _照片_.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(file).not.toHaveProperty('content');
    const [run] = linesOf(folder, 'runs/0001.jsonl');
    const history = readFileSync(path.join(folder, `histories/${run.runId}.json`), 'utf8');
    expect(run).toMatchObject({ status: 'COMPLETED', archivedAt: expect.any(Number) });
    expect(JSON.parse(history).events).toHaveLength(run.eventCount);
  });

  it('tells which letters went within a morning’s digest, which is there as well', async () => {
    const letters = linesOf(
      unpack(await bytesOf(await audited.export('batches', audited.batch))),
      'letters/0001.jsonl',
    );
    const told = letters.filter(({ digestId, state }) => digestId !== null && state === 'sent');
    expect(told.length).toBeGreaterThan(0);
    for (const { digestId, to } of told)
      expect(letters.find(({ id }) => id === digestId)).toMatchObject({ kind: 'digest', state: 'sent', to });
  });

  it('of an item that runs on has its history from the engine, marked as not ended', async () => {
    const folder = unpack(await bytesOf(await audited.export('tasks', audited.items[1])));
    expect(manifestOf(folder).running).toEqual({ taken: 'all', runs: 1 });
    const [run] = linesOf(folder, 'runs/0001.jsonl');
    expect(run).toMatchObject({ status: 'RUNNING', closedAt: null, archivedAt: null });
    expect((await verify(folder)).said).toMatch(/[1-9]\d* 次入账 recordings; 未归档 not archived: 1/);
  });

  it('of a period covers exactly what its close and its seal hash, and the seals before it', async () => {
    const folder = unpack(await bytesOf(await audited.export('periods', '2093-Q1')));
    expect(linesOf(folder, 'periods.jsonl').map(({ id, sealNumber }) => [id, sealNumber])).toEqual([
      ['2093-03', 1],
      ['2093-Q1', 2],
    ]);
    expect(manifestOf(folder).counts).toMatchObject({ items: 3, entries: 3 });
    const april = unpack(await bytesOf(await audited.export('periods', '2093-04')));
    expect(linesOf(april, 'adjustments.jsonl')).toHaveLength(1);
    // Also of the periods before, whose seals it needs; text that nobody wrote is sealed with them.
    expect(linesOf(april, 'bulletins.jsonl')).toMatchObject([
      { period: '2093-03', version: 1, sections: expect.stringContaining('总体良好') },
      { period: '2093-04', version: 0, usual: expect.stringContaining('领导小组办公室') },
      { period: '2093-Q1', version: 0 },
    ]);
  });

  it('is the same, byte for byte, until something is recorded', async () => {
    const first = Buffer.from(await bytesOf(await audited.export('batches', audited.batch)));
    const again = Buffer.from(await bytesOf(await audited.export('batches', audited.batch)));
    const [one, two] = [unpack(first), unpack(again)].map((folder) => manifestOf(folder));
    expect(two).toEqual(one);
    expect(again.equals(first)).toBe(true);
    await audited.give(2, 'leader', 'instruct', { text: '请按月报送' });
    const later = Buffer.from(await bytesOf(await audited.export('batches', audited.batch)));
    expect(later.equals(first)).toBe(false);
  });
});

it('has every run that the engine still has, also those that took up an item which was over, and says what no history tells', async () => {
  const handle = audited.http.temporal.client.workflow.getHandle(`item/${audited.items[0]}`);
  for (const text of ['归档前补交影像', '并补交清单']) {
    await audited.give(0, 'leader', 'instruct', { text });
    await until(
      () => handle.describe(),
      ({ status }) => status.name === 'COMPLETED',
    );
  }
  const exported = async () => unpack(await bytesOf(await audited.export('tasks', audited.items[0])));
  const folder = await until(exported, (one) => manifestOf(one).running.runs === 2);
  expect(manifestOf(folder)).toMatchObject({ running: { taken: 'all', runs: 2 }, counts: { runs: 3 } });
  expect((await verify(folder)).said).toContain('entries in no history: 0');
  // Where the engine has lost one before it was archived, nobody can put it in, and the verifier counts what it recorded.
  const { runId } = await handle.describe();
  const { namespace, client } = audited.http.temporal;
  await client.workflowService.deleteWorkflowExecution({
    ...{ namespace, workflowExecution: { workflowId: handle.workflowId, runId } },
  });
  const without = await until(exported, (one) => manifestOf(one).counts.runs === 2);
  expect((await verify(without)).said).toMatch(/entries in no history: 1（[0-9a-f-]{36} #\d+）/);
}, 60_000);

it('is of one moment: whatever is recorded meanwhile, it agrees', async () => {
  let going = true;
  const recording = (async () => {
    while (going) await audited.give(1, 'leader', 'instruct', { text: '再抓紧' });
  })();
  for (let round = 0; round < 5; round++) {
    const folder = unpack(await bytesOf(await audited.export('tasks', audited.items[1])));
    const { code, said } = await verify(folder);
    expect([code, said]).toEqual([0, expect.any(String)]);
  }
  going = false;
  await recording;
}, 60_000);

describe('the pages of a bundle', () => {
  it('tell the story in Chinese and English, run nothing, fetch nothing, and show what looks like HTML as text', async () => {
    const one = unpack(await bytesOf(await audited.export('tasks', audited.items[0])));
    const all = unpack(await bytesOf(await audited.export('batches', audited.batch)));
    const pages = [one, all].flatMap((folder) =>
      filesIn(folder)
        .filter((name) => name.endsWith('.html'))
        .map((name) => readFileSync(path.join(folder, name), 'utf8')),
    );
    expect(pages).toHaveLength(3);
    for (const page of pages) {
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
      expect(page).toContain('@page { size: A4');
      expect(page).toContain('&lt;script&gt;alert(&quot;督办&quot;)&lt;/script&gt;');
      expect(page).not.toMatch(/<(script|img|iframe|link|object|form|i>|b>)/);
      expect(page.match(/<[^>]*\son\w+=|<[^>]*(src|href)="(?!histories\/|\.\.\/histories\/|stories\/)/g) ?? []).toEqual(
        [],
      );
    }
    for (const words of [
      '报告进展 60%',
      'reported 60%',
      '未获受理',
      'refused to',
      '销号，成效评分',
      'accepted, effect rated',
      '250',
    ])
      expect(pages[0]).toContain(words);
    expect(pages.join()).not.toContain(script);
  });
});

describe('an entry that no workflow history tells of', () => {
  it('is named in the bundle, which agrees otherwise', async () => {
    const [, , id] = audited.items;
    const item = await audited.http.temporal.client.workflow.getHandle(`item/${id}`).query<Item>('standing');
    await recordAll(audited.database, item, [command(reported(20), personAs(audited.office, 'owner'))]);
    const { code, said } = await verify(unpack(await bytesOf(await audited.export('tasks', id))));
    expect(said).toContain(`entries in no history: 1（${id} #${item.version + 1}）`);
    expect(code).toBe(0);
  });
});

describe('the export', () => {
  it('is for auditors and those who look after the mail, and says what there is no bundle of', async () => {
    const { owner, head, leader, secretary } = audited.office.people;
    for (const { email } of [owner, head, leader])
      expect((await audited.export('tasks', audited.items[0], email)).status).toBe(403);
    expect((await audited.export('tasks', audited.items[0], secretary.email)).status).toBe(200);
    for (const [kind, id, status, code] of [
      ['tasks', crypto.randomUUID(), 404, 'not_found'],
      ['batches', crypto.randomUUID(), 404, 'not_found'],
      ['tasks', 'x', 404, 'not_found'],
      ['periods', '2093-05', 409, 'not_closed'],
      ['periods', '2093-Q2', 409, 'not_closed'],
    ] as const)
      expect([id, await (await audited.export(kind, id)).json()]).toMatchObject([id, { status, code }]);
    const body = { title: '草稿', year: 2093, rows: [] };
    const draft = await audited.call('secretary', 'POST', '/api/batches', { body });
    const { id } = draft.body as unknown as { id: string };
    if (draft.status === 201)
      expect(await (await audited.export('batches', id)).json()).toMatchObject({ status: 409, code: 'not_issued' });
  });

  it('hands out the verifier apart from any bundle, as it is in each of them', async () => {
    const { status, body } = await audited.http.call(audited.auditor, 'GET', '/api/audit/verifier');
    expect(status).toBe(200);
    const { sha256, source } = body as unknown as { sha256: string; source: string };
    expect(createHash('sha256').update(source).digest('hex')).toBe(sha256);
    const folder = unpack(await bytesOf(await audited.export('tasks', audited.items[0])));
    expect(readFileSync(path.join(folder, 'verify.mjs'), 'utf8')).toBe(source);
    const { said } = await verify(folder);
    expect(said).toContain(`sha256 ${sha256}`);
    expect(said).toMatch(/条数 counts: .*ledger \d/);
    const fetched = await audited.http.fetch(audited.auditor, '/api/audit/verifier.mjs');
    expect(fetched.headers.get('content-type')).toMatch(/^text\/javascript/);
    const alone = path.join(temporaryFolder(), 'verifier.mjs');
    writeFileSync(alone, Buffer.from(await fetched.arrayBuffer()));
    expect((await verifyBy(alone, folder)).code).toBe(0);
    // Nothing checked is neither yes nor no, and says so in a sentence.
    for (const wrong of [
      [temporaryFolder()],
      [folder, '--nonsense'],
      [folder, '--key', 'none.pem'],
      [folder, '--fingerprint'],
    ])
      expect(await verifyBy(alone, wrong[0] ?? '', ...wrong.slice(1))).toEqual({
        code: 2,
        said: expect.stringMatching(/用法 usage(?![\s\S]*\n {4}at )/),
      });
  });
});
