import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tables } from '../api/support/tables';
import { openTables } from '../api/support/tables';
import { duban as dubanAs } from '../support/cli';
import { sample, secretary } from '../support/register';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables?.close());

describe('npm run duban -- export', () => {
  const duban = (cwd: string, ...args: string[]) => dubanAs(tables.http, secretary, cwd, ...args);

  it('writes the file under its own name or the one given, tells it as text or JSON, and writes over nothing unasked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    const draft = await tables.upload(sample('progress-table.xlsx'), 'cli.xlsx', { title: '推进表' });
    const expected = await tables.exported(draft.id);
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
