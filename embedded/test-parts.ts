import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeArgs } from './node-program';

/** Addresses of real parts that tests share; each holds as long as the tests that started them run. */
export type TestParts = {
  /** Of the superuser, at the empty database `duban`. */
  databaseUrl: string;
  temporalAddress: string;
  smtpUrl: string;
  /** Of the catcher: `GET /email` lists the letters. */
  mailUrl: string;
};

/** The password of the role `duban_app` in test clusters. */
export const appPasswordForTests = 'app';

const startMs = 240_000; // a first run may have to fetch Temporal

/**
 * Starts PostgreSQL, Temporal and a mail catcher in a temporary folder.
 * @returns their addresses, and `stop`. They also end when this process does, however it ends.
 */
export const startTestParts = (): Promise<{ parts: TestParts; stop: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const script = join(__dirname, 'test-parts-host.ts');
    const host = spawn(process.execPath, nodeArgs(script), { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<void>((done) => host.once('exit', () => done()));
    const late = setTimeout(() => host.kill('SIGTERM'), startMs);
    host.once('error', reject);
    host.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the parts that tests run on did not start (code ${code}); the reason is above`));
    });
    createInterface({ input: host.stdout }).once('line', (line) => {
      clearTimeout(late);
      const stop = async (): Promise<void> => {
        host.stdin.end();
        await ended;
      };
      resolve({ parts: JSON.parse(line), stop });
    });
  });
