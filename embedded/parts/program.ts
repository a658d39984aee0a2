import { join } from 'node:path';
import { startChild } from '../child';
import { nodeArgs } from '../node-program';
import type { Part } from '../part';
import { untilReady } from '../ready';
import type { Voice } from '../say';

/** Where our programs are. */
export const root = join(__dirname, '..', '..');
const lifeline = join(__dirname, '..', 'lifeline.cjs');

type Options = {
  name: string;
  /** Relative to the project. */
  script: string;
  address: string;
  home: string;
  env: NodeJS.ProcessEnv;
};

/** One of Duban's own programs; the rules for what it prints are in `ready.ts`. On SIGTERM it finishes what it is at. */
export const program = ({ name, script, address, home, env }: Options, voice: Voice): Part => ({
  name,
  address,
  start: (born) =>
    untilReady(
      name,
      (onLine) =>
        startChild({
          program: process.execPath,
          args: nodeArgs(join(root, script), [], lifeline),
          cwd: root,
          env,
          logFile: join(home, 'logs', `${name.toLowerCase()}.log`),
          onLine,
          lifeline: true,
          born,
        }),
      voice.line,
    ),
  stop: (child) => child.stop('SIGTERM', 20_000),
});
