import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { reasonOf } from './failure';
import { endOf } from './log-tail';

/** What to run, and how. */
export type Command = {
  program: string;
  args: readonly string[];
  /** All that it is told; never the whole of our own, which may hold secrets of others. */
  env: NodeJS.ProcessEnv;
  cwd?: string;
  account?: { uid: number; gid: number } | undefined;
  /** Standard error goes to the end of this file, and standard output too where nobody listens to its lines. */
  logFile: string;
  /** Gets each line of standard output; lines of JSON, which are log, go to the file as well. */
  onLine?: (line: string) => void;
  /** Opens a channel that breaks when we die, for programs that preload `embedded/lifeline.cjs`. */
  lifeline?: boolean;
  born?: Born | undefined;
};

/** Is told of a process as soon as there is one, long before it answers; where it throws, the process is killed. */
export type Born = (child: Child) => void;

/** How it ended: `code 1`, `SIGKILL`, or why it could not be started at all. */
export type Ending = string;

/** A program that runs in a process group of its own, so that Ctrl-C in the terminal reaches us alone. */
export type Child = {
  pid: number | undefined;
  logFile: string;
  /** Where in the log this run begins, in bytes. */
  logFrom: number;
  /** Undefined while it runs. */
  ending(): Ending | undefined;
  /** Settles when it has ended; never rejects. */
  ended: Promise<Ending>;
  /** Sends a signal, waits, then kills the whole group. Returns when it has ended. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
};

export const startChild = (command: Command): Child => {
  const child = spawnChild(command);
  try {
    command.born?.(child);
  } catch (error) {
    killGroup(child.pid);
    throw error;
  }

  return child;
};

const spawnChild = (command: Command): Child => {
  const { logFile, onLine } = command;
  const logFrom = endOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command.program, command.args, {
    detached: true,
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', onLine ? 'pipe' : log, log, ...(command.lifeline ? ['ipc' as const] : [])],
    ...command.account,
  });
  closeSync(log);
  if (onLine && child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) appendFileSync(logFile, `${line}\n`);
      onLine(line);
    });
  }
  let ending: Ending | undefined;
  const ended = new Promise<Ending>((resolve) => {
    const end = (how: Ending): void => {
      ending ??= how;
      resolve(ending);
    };
    child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
    child.once('error', (error) => end(reasonOf(error)));
  });

  return {
    pid: child.pid,
    logFile,
    logFrom,
    ending: () => ending,
    ended,
    stop: (signal, graceMs) => stop(child, ended, signal, graceMs),
  };
};

const stop = async (child: ChildProcess, ended: Promise<Ending>, signal: NodeJS.Signals, graceMs: number) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => killGroup(child.pid), graceMs);
  await ended;
  clearTimeout(timer);
  killGroup(child.pid); // what it started itself and left behind
};

/** Kills a group at once; one that has ended already is no error. */
export const killGroup = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: nothing is left of it
  }
};
