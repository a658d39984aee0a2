import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isBuilt } from '../dashboard/sources';
import { reasonOf, StartFailure } from './failure';
import { inherited } from './inherited';
import { nodeArgs } from './node-program';
import { root } from './parts/program';
import type { Voice } from './say';

const run = promisify(execFile);

/** Builds the dashboard where its sources have changed since, in a process of its own: a bundler is not kept in memory. */
export const buildDashboard = async (voice: Voice): Promise<void> => {
  if (!(await isBuilt())) {
    const args = nodeArgs(join(root, 'dashboard', 'build.ts'));
    await run(process.execPath, args, { cwd: root, env: inherited() }).catch((error: unknown) => {
      const reason = reasonOf(error);
      throw new StartFailure(`界面没有生成：${reason}`, `The dashboard was not built: ${reason}`, { cause: error });
    });
  }
  voice.ok('Dashboard', '');
};
