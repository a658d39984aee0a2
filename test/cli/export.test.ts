import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Tables } from '../api/support/tables';
import { openTables } from '../api/support/tables';
import { sample, secretary } from '../support/register';

const run = promisify(execFile);
let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables?.close());

describe('npm run duban -- export', () => {
  const duban = async (cwd: string, ...args: string[]) => {
    const { body } = await tables.http.call(secretary, 'POST', '/api/tokens', {
      body: { email: secretary, name: 'cli' },
    });
    const { token } = body as unknown as { token: string };
    const tsx = pathToFileURL(require.resolve('tsx')).href;
    return run(process.execPath, ['--import', tsx, join(__dirname, '../../cli/main.ts'), ...args], {
      cwd,
      env: { PATH: process.env.PATH, DUBAN_URL: tables.http.url, DUBAN_TOKEN: token },
    });
  };

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
