import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A worker in a process of its own, that can be killed as no shutdown would. */
export type WorkerProcess = {
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
};

type Place = {
  readonly databaseUrl: string;
  readonly namespace: string;
  /** The file of the key that checkpoints are signed with; none where left out. */
  readonly signingKey?: string;
};

/** Starts the product's own worker, compiled once for all tests, and waits until it polls. */
export async function startWorker({ databaseUrl, namespace, signingKey = '' }: Place): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [process.env.TEST_WORKER_PROGRAM ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS,
      TEMPORAL_NAMESPACE: namespace,
      DUBAN_SIGNING_KEY: signingKey,
      SMTP_URL: process.env.TEST_SMTP_URL,
    },
  });
  await saysReady(child);
  return {
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).on('line', (line) => line.startsWith('ready') && resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it was ready`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
