import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Http } from './http';

const run = promisify(execFile);

/** Runs the command line as an account would, in a folder; rejects with what it printed where it fails. */
export async function duban(http: Http, as: string, cwd: string, ...args: string[]): Promise<{ stdout: string }> {
  const { body } = await http.call(as, 'POST', '/api/tokens', { body: { email: as, name: 'cli' } });
  const { token } = body as unknown as { token: string };
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  return run(process.execPath, ['--import', tsx, join(__dirname, '../../cli/main.ts'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, DUBAN_URL: http.url, DUBAN_TOKEN: token },
  });
}
