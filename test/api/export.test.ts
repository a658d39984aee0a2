import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { commitBatch } from '../../activities/issue/commit-batch';
import { canonical } from '../../domain/ledger/canonical';
import type { Merge, Sheet } from '../../domain/table/grid';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { readSpreadsheet } from '../../spreadsheet/read';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { shanghai } from '../support/items';
import { auditor, sample, secretary, seedRegister } from '../support/register';

const run = promisify(execFile);
let fresh: FreshDatabase;
let database: Database;
let http: Http;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  await seedRegister(database);
  http = await serve({ database, databaseUrl: fresh.url });
});
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

type Row = { row: number; task: string; [field: string]: unknown };
type Draft = { id: string; problems: object[]; warnings: { code: string }[]; rows: Row[] };

async function upload(bytes: Buffer, name: string, fields: Record<string, string> = {}): Promise<Draft> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  for (const [field, value] of Object.entries({ title: '推进表', year: '2026', again: 'true', ...fields }))
    form.set(field, value);
  const { status, body } = await http.call(secretary, 'POST', '/api/batches', { form });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as unknown as Draft;
}

async function give(rows: readonly object[]): Promise<Draft> {
  const { body } = await http.call(secretary, 'POST', '/api/batches', { body: { title: '推进表', year: 2026, rows } });
  return body as unknown as Draft;
}

async function exported(id: string, as = secretary): Promise<Buffer> {
  const answer = await http.fetch(as, `/api/batches/${id}/export.xlsx`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Issues a batch by the product's own code; the clocks are let be. */
async function issue({ id }: Draft): Promise<void> {
  const by = await database.official.findUniqueOrThrow({ where: { email: secretary } });
  await commitBatch(database, shanghai, {
    batch: id,
    by: { id: by.id, name: by.name },
    at: Date.parse('2026-01-05T10:00:00+08:00'),
  });
}

const items = ({ rows }: Draft) => rows.map(({ row: _, ...item }) => item);

async function lookOf(bytes: Buffer) {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

async function sheetOf(bytes: Buffer): Promise<Sheet> {
  const [sheet] = (await readSpreadsheet(bytes)).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

/** Puts a report on the ledger of an item as far as an export reads it. */
async function report(batch: string, number: number, said: object, stands: object): Promise<void> {
  const { id, version } = await database.task.update({
    where: { batchId_number: { batchId: batch, number } },
    data: { version: { increment: 1 }, ...stands },
  });
  const events = [{ type: 'reported', percent: 60, ...said }];
  const body = canonical({ at: Date.now(), actor: { id: 'x', name: '张三', as: 'owner' }, events, standing: {} });
  await database.$executeRaw`
    INSERT INTO ledger (task_id, seq, command_id, body) VALUES (${id}::uuid, ${version}, ${`report ${version}`}, ${body})`;
}

describe('what is exported and imported again', () => {
  it.each(['progress-table-as-issued.xlsx', 'progress-table.xlsx', 'progress-table-gbk.csv'])(
    '%s gives the same items, as a draft and once it is issued',
    async (file) => {
      const draft = await upload(sample(file), file);
      expect(draft.problems).toEqual([]);
      const asDraft = await upload(await exported(draft.id), 'draft.xlsx');
      expect(items(asDraft)).toEqual(items(draft));
      await issue(draft);
      const again = await upload(await exported(draft.id), 'issued.xlsx');
      expect(again.problems).toEqual([]);
      expect(items(again)).toEqual(items(draft));
    },
  );

  it('JSON rows give the same items, whatever their texts hold', async () => {
    const sound = {
      standards: ['挂牌运行'],
      leadUnit: 'P-02',
      owner: 'owner.p02@example.test',
      deadline: '2026-12-31',
    };
    const draft = await give([
      { ...sound, task: '=HYPERLINK("http://example.test")', category: '园区' },
      { ...sound, task: '+1', category: '园区', standards: ['1.甲；2.乙', '（一）丙', '-丁', '@戊'] },
      {
        ...sound,
        task: '多行\n任务',
        category: '社区',
        content: "'引号",
        deadline: '长期坚持',
        tags: ['亮点', '试点'],
        weight: 5,
      },
      {
        ...sound,
        task: '合建',
        coUnits: ['科创园区', '高新园区'],
        leader: '科创园区负责人',
        deadline: '2026-03-01T09:00:00+08:00',
      },
      {
        ...sound,
        task: '分段',
        milestones: [
          { name: '选址', date: '2026-03-31' },
          { name: '2.开工；封顶', date: '2026年9月底' },
        ],
      },
    ]);
    expect(draft.problems).toEqual([]);
    const again = await upload(await exported(draft.id), 'rows.xlsx');
    expect(again.problems).toEqual([]);
    expect(items(again)).toEqual(items(draft));
  });

  it('a draft comes with its mended rows, and with the faults that are left', async () => {
    const draft = await upload(sample('progress-table-as-issued.xlsx'), 'a.xlsx');
    const [, second] = draft.rows;
    const mended = {
      category: '县区',
      deadline: '2026-11-30',
      standards: ['甲', '乙'],
      weight: 3,
      leader: 'leader@example.test',
    };
    const patched = await http.call(secretary, 'PATCH', `/api/batches/${draft.id}/rows/${second?.row}`, {
      body: mended,
    });
    expect(patched.body).toMatchObject({ problems: [] });
    const again = await upload(await exported(draft.id), 'mended.xlsx');
    const expected = draft.rows.map((row) => (row === second ? (patched.body as unknown as { row: Row }).row : row));
    expect(items(again)).toEqual(expected.map(({ row: _, problems: _p, warnings: _w, ...item }) => item));

    const faulty = await upload(sample('progress-table-with-errors.xlsx'), 'faulty.xlsx');
    const still = await upload(await exported(faulty.id), 'faulty-again.xlsx');
    expect(still.problems).toEqual(faulty.problems);
  });

  it('a table whose columns were mapped by hand keeps its headings, and reads the same by the same mapping', async () => {
    const rows = ['要做什么,怎样算好,谁牵头,责任人邮箱,何时', '建站,挂牌,P-02,owner.p02@example.test,6月底'].join('\n');
    const mapping = JSON.stringify({ task: '要做什么', standards: '怎样算好', leadUnit: '谁牵头', deadline: '何时' });
    const draft = await upload(Buffer.from(rows), 'by-hand.csv', { mapping });
    expect(draft.problems).toEqual([]);
    // It came as CSV: the product's own headings need no mapping.
    expect(items(await upload(await exported(draft.id), 'by-hand.xlsx'))).toEqual(items(draft));
  });
});

describe('GET /api/batches/{id}/export.xlsx', () => {
  it('keeps title, merged heads, merged categories, notes, other sheets and widths, and adds its columns to the right', async () => {
    const original = sample('progress-table-as-issued.xlsx');
    const draft = await upload(original, 'issued.xlsx');
    await issue(draft);
    const file = await exported(draft.id);
    const [before, after] = [await readSpreadsheet(original), await readSpreadsheet(file)];
    expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
    const [was, is] = [before.sheets[0], after.sheets[0]];
    for (const { row, cells } of was?.rows ?? []) {
      const now = is?.rows.find((other) => other.row === row)?.cells ?? [];
      expect(now.slice(0, cells.length)).toEqual(cells);
    }
    const key = ({ top, bottom, left, right }: Merge) => [top, bottom, left, right].join();
    const merges = new Set(is?.merges.map(key));
    const narrow = (was?.merges ?? []).filter(({ left, right }) => left !== 0 || right !== 10);
    expect(narrow.filter((merge) => !merges.has(key(merge)))).toEqual([]);
    // Titles span the wider table; new headings are merged over both rows of headings.
    expect(merges).toContain('2,2,0,15');
    expect(merges).toContain('3,4,11,11');
    expect(is?.rows.find(({ row }) => row === 3)?.cells.slice(11)).toEqual([
      '状态',
      '亮灯',
      '完成进度',
      '进展情况',
      '取得成效',
    ]);
  });

  it('keeps the look: widths, borders and the title’s type; what is added looks like the column beside it', async () => {
    const original = sample('progress-table.xlsx');
    const draft = await upload(original, 'look.xlsx');
    await issue(draft);
    const [was, is] = [await lookOf(original), await lookOf(await exported(draft.id))];
    expect(is.columns?.slice(0, 12).map(({ width }) => width)).toEqual(was.columns?.map(({ width }) => width));
    const styles = [...(was.cells ?? [])].flatMap(([key, { style }]) => (style ? [[key, style] as const] : []));
    expect(styles.length).toBeGreaterThan(50);
    // A remark of several lines is wrapped; nothing else of any cell has changed.
    for (const [key, style] of styles) expect([key, is.cells?.get(key)?.style]).toEqual([key, style]);
    for (const row of [2, 3, 9]) expect(is.cells?.get(`${row},14`)?.style).toEqual(was.cells?.get(`${row},11`)?.style);
  });

  it('fills what the items have come to in the columns that are there, as text, and the same bytes each time', async () => {
    const draft = await upload(sample('progress-table.xlsx'), 'b.xlsx');
    await issue(draft);
    await report(
      draft.id,
      1,
      { percent: 60, done: '=SUM(A1)已选址\r\n并开工', effect: '@群众少跑' },
      { state: 'in_progress', light: 'red', step: 2, percent: 60, deadline: '2026-05-31' },
    );
    const file = await exported(draft.id);
    const sheet = await sheetOf(file);
    const cells = (row: number) => sheet.rows.find((one) => one.row === row)?.cells ?? [];
    const headings = ['状态', '亮灯', '完成进度', '进展情况', '取得成效', '现完成时限'];
    expect(cells(3).slice(11)).toEqual(['备注', ...headings]);
    const told = ['推进中', '红灯', '60%', '=SUM(A1)已选址\n并开工', '@群众少跑', '2026-05-31'];
    expect(cells(4).slice(11)).toEqual(['【督办】逾期，二级督办，时限调整为2026-05-31', ...told]);
    expect(cells(5).slice(11)).toEqual(['', '交办', '绿灯', '0%']);
    expect((await exported(draft.id, auditor)).equals(file)).toBe(true);
    // The deadline of the row is still the one that it was issued with.
    expect(items(await upload(file, 'again.xlsx'))).toEqual(items(draft));
  });

  it('does not pile its remarks up when what was exported is issued and exported again', async () => {
    const draft = await upload(sample('progress-table.xlsx'), 'c.xlsx');
    await issue(draft);
    await report(draft.id, 1, { done: '甲', effect: '乙' }, { light: 'red', step: 1 });
    const second = await upload(await exported(draft.id), 'second.xlsx');
    await issue(second);
    const sheet = await sheetOf(await exported(second.id));
    const row = sheet.rows.find((one) => one.row === 4)?.cells ?? [];
    // What stands as progress in the table was written by somebody, until the item has a report of its own.
    expect(row.slice(11)).toEqual([null, '交办', '绿灯', '0%', '甲', '乙']);
    expect(sheet.rows.find((one) => one.row === 3)?.cells).toHaveLength(17);
  });

  it('has the title of the table as its name, and is for those who read batches', async () => {
    const draft = await upload(sample('progress-table.xlsx'), 'd.xlsx', { title: '2026年/重点任务' });
    const answer = await http.fetch(secretary, `/api/batches/${draft.id}/export.xlsx`);
    const name = encodeURIComponent('2026年_重点任务.xlsx');
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    expect((await http.fetch('owner.p02@example.test', `/api/batches/${draft.id}/export.xlsx`)).status).toBe(403);
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect((await http.fetch(secretary, `/api/batches/${unknown}/export.xlsx`)).status).toBe(404);
  });

  it('lays a table out anew whose file is not kept', async () => {
    const draft = await upload(sample('progress-table.xlsx'), 'e.xlsx');
    await database.$executeRaw`SELECT 1`;
    const rows = await give(draft.rows.map(({ row: _, ...row }) => row));
    await issue(rows);
    const sheet = await sheetOf(await exported(rows.id));
    expect(sheet.rows[0]?.cells).toEqual(['推进表']);
    expect(sheet.rows[2]?.cells.slice(0, 3)).toEqual(['序号', '类别', '重点任务']);
    expect(sheet.merges).toContainEqual({ top: 4, bottom: 5, left: 1, right: 1 });
    expect(items(await upload(await exported(rows.id), 'f.xlsx'))).toEqual(items(draft));
  });
});

describe('the file of a batch', () => {
  it('goes with a draft that is thrown away, and is neither changed nor removed before', async () => {
    const draft = await upload(sample('progress-table.xlsx'), 'g.xlsx');
    const kept = () => database.batchFile.count({ where: { batchId: draft.id } });
    expect(await kept()).toBe(1);
    await expect(database.$executeRaw`UPDATE batch_file SET name = 'x'`).rejects.toThrow(/permission denied/);
    await expect(database.$executeRaw`DELETE FROM batch_file`).rejects.toThrow(/permission denied/);
    const owner = openDatabase(fresh.ownerUrl);
    await expect(owner.$executeRaw`UPDATE batch_file SET name = 'x'`).rejects.toThrow(/append-only/);
    await expect(owner.$executeRaw`DELETE FROM batch_file`).rejects.toThrow(/is kept with it/);
    await owner.$disconnect();
    expect((await http.call(secretary, 'DELETE', `/api/batches/${draft.id}`)).status).toBe(200);
    expect(await kept()).toBe(0);
  });

  it('is not kept of a CSV, which has no layout', async () => {
    const draft = await upload(sample('progress-table-gbk.csv'), 'h.csv');
    expect(await database.batchFile.count({ where: { batchId: draft.id } })).toBe(0);
  });
});

describe('npm run duban -- export', () => {
  const duban = async (cwd: string, ...args: string[]) => {
    const { body } = await http.call(secretary, 'POST', '/api/tokens', { body: { email: secretary, name: 'cli' } });
    const { token } = body as unknown as { token: string };
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    return run(process.execPath, ['--import', tsx, join(__dirname, '../../cli/main.ts'), ...args], {
      cwd,
      env: { PATH: process.env.PATH, DUBAN_URL: http.url, DUBAN_TOKEN: token },
    });
  };

  it('writes the file under its own name or the one given, tells it as text or JSON, and writes over nothing unasked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    const draft = await upload(sample('progress-table.xlsx'), 'cli.xlsx', { title: '推进表' });
    const expected = await exported(draft.id);
    expect((await duban(folder, 'export', draft.id)).stdout).toContain('推进表.xlsx');
    expect((await readFile(join(folder, '推进表.xlsx'))).equals(expected)).toBe(true);
    await expect(duban(folder, 'export', draft.id)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/EEXIST/),
    });

    const told = JSON.parse((await duban(folder, '--json', 'export', draft.id, '--out', 'a.xlsx')).stdout) as object;
    expect(told).toEqual({ batch: draft.id, file: join(await realpath(folder), 'a.xlsx'), size: expected.length });
    const unknown = '00000000-0000-7000-8000-000000000000';
    await expect(duban(folder, 'export', unknown)).rejects.toMatchObject({
      stderr: expect.stringMatching(/^[^\n]*\(not_found\)\n$/),
    });
    await rm(folder, { recursive: true });
  }, 60_000);
});
