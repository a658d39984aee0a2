import { createHash } from 'node:crypto';
import { realpathSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { hasCode, StartFailure } from './failure';
import { retryUntil } from './wait';

const holder = z.object({ pid: z.number(), url: z.string(), stopping: z.boolean() });

/** Who runs on a data folder. */
type Holder = z.infer<typeof holder>;

export type Lock = {
  /** From now on a start waits for us instead of giving up. */
  stopping(): void;
  release(): Promise<void>;
};

/** How long a start waits for one that is just ending. */
const endingMs = 30_000;

/**
 * Takes the data folder for this process alone. The lock is a socket that the system closes with the process, however it
 * ends, so that nothing stale can be left; whoever asks it learns who runs and where.
 * @throws StartFailure where another start runs on it.
 */
export const lockHome = async (home: string, url: string): Promise<Lock> => {
  const name = socketName(home);
  const self: Holder = { pid: process.pid, url, stopping: false };
  const server = await retryUntil(
    () => listen(name, self),
    endingMs,
    (error) => !mayEnd(error),
    200,
  ).catch((error) => {
    throw error instanceof HeldError ? refusal(home, error.holder) : error;
  });

  return {
    stopping: () => {
      self.stopping = true;
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

class HeldError extends Error {
  constructor(readonly holder: Holder) {
    super('held');
  }
}

const mayEnd = (error: unknown): boolean => error instanceof HeldError && error.holder.stopping;

const refusal = (home: string, { pid, url }: Holder): StartFailure =>
  new StartFailure(
    `督办已在运行：进程 ${pid}，${url}，数据在 ${home}；请用那一个，或先停下它。`,
    `Duban already runs: process ${pid}, ${url}, on the data in ${home}; use that one, or stop it first.`,
  );

/** Linux has names that vanish with their process; elsewhere it is a file, whose path must be short. */
const socketName = (home: string): string => {
  const { dev, ino } = statSync(home);
  const hash = createHash('sha256')
    .update(`${realpathSync(home)} ${dev} ${ino}`)
    .digest('hex')
    .slice(0, 32);

  return process.platform === 'linux' ? `\0duban-${hash}` : join(tmpdir(), `duban-${hash}.sock`);
};

const listen = async (name: string, self: Holder): Promise<Server> => {
  try {
    return await bind(name, self);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
  }
  const other = await ask(name);
  if (other !== undefined) throw new HeldError(other);
  if (!name.startsWith('\0')) rmSync(name, { force: true }); // left by a process that was killed

  return bind(name, self);
};

const bind = (name: string, self: Holder): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined); // whoever asked has left
      socket.end(JSON.stringify(self));
    });
    server.once('error', reject);
    server.listen(name, () => resolve(server.unref()));
  });

const ask = (name: string): Promise<Holder | undefined> =>
  new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(name);
    socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy(new Error('the other start does not answer')));
    socket.on('data', (part: string) => {
      said += part;
    });
    socket.on('end', () => resolve(said === '' ? undefined : holder.parse(JSON.parse(said))));
    socket.on('error', (error) => {
      const nobody = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET'].some((code) => hasCode(error, code));
      if (nobody) resolve(undefined);
      else reject(error);
    });
  });
