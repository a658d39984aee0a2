import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeArgs } from '../../embedded/node-program';
import { startTestParts } from '../../embedded/test-parts';
import { bundled } from '../support/bundled';
import { makeTemplate } from './template';

declare global {
  var stopTestParts: (() => Promise<void>) | undefined;
}

/** Starts the real parts once per run; `DUBAN_TEST_PARTS=0` spares tests that are pure the few seconds it takes. */
const setUp = async (): Promise<void> => {
  if (process.env.DUBAN_TEST_PARTS === '0') return;
  // Before any test: several that come upon an old build would build beside each other.
  execFileSync(process.execPath, nodeArgs(join(__dirname, '..', '..', 'dashboard', 'build.ts')), { stdio: 'inherit' });
  const program = await bundled(join(__dirname, '..', '..', 'worker', 'main.ts'));
  process.env.TEST_WORKER_PROGRAM = program;
  const { parts, stop } = await startTestParts();
  globalThis.stopTestParts = async () => {
    rmSync(program);
    await stop();
  };
  process.env.TEST_DATABASE_URL = parts.databaseUrl;
  process.env.TEST_TEMPORAL_ADDRESS = parts.temporalAddress;
  process.env.TEST_SMTP_URL = parts.smtpUrl;
  process.env.TEST_MAIL_URL = parts.mailUrl;
  try {
    await makeTemplate(parts.databaseUrl);
  } catch (error) {
    await stop(); // jest calls no teardown after a set-up that failed
    throw error;
  }
};

export default setUp;
