import { spawn } from 'node:child_process';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import type { Office } from './installation';
import { data } from './installation';
import { schemathesis } from './python';

/** Runs `st run` with every check against an installation; answers how it ended and what it said. */
export function runSchemathesis(
  office: Office,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const program = schemathesis();
  const whole = [
    ...['--config-file', 'schemathesis.toml', 'run', `${office.installation.url}/openapi.json`],
    ...['--checks', 'all', '--no-color', '--continue-on-failure', ...args],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, whole, {
      cwd: __dirname,
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, PYTHONPATH: '.', PYTHONDONTWRITEBYTECODE: '1' },
        DUBAN_TOKENS: JSON.stringify(office.tokens),
        DUBAN_THERE: JSON.stringify(office.there),
        DUBAN_STANDARDS: JSON.stringify(office.standards),
        DUBAN_ACCOUNTS: office.accounts.join(','),
        DUBAN_DATA: data,
        DUBAN_PUBLIC_KEY: signerOf(makeSigningKey()).publicKey,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}
