import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ChildLimits } from './limits';
import { watchMemory } from './resident';

/**
 * What a process of its own makes of some bytes: it has no environment to leak, a heap that it cannot outgrow, memory
 * beyond which it is killed, whatever it holds there, and a time after which it is. Undefined where it was killed for its time, its memory or the size of its answer.
 * @param script one of this folder's, without its ending; it reads its standard input to the end and then answers.
 */
export function runChild(script: string, input: Buffer, limits: ChildLimits): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${limits.heapMebibytes}`,
        '--require',
        require.resolve('tsx/cjs'),
        path.join(__dirname, `${script}.ts`),
      ],
      { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] },
    );
    const chunks: Buffer[] = [];
    const complaint: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
    const unwatch = watchMemory(child.pid, limits.residentMebibytes, () => child.kill('SIGKILL'));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.answerBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => complaint.length < 16 && complaint.push(chunk));
    // A child that dies while it is being fed breaks the pipe; its exit, below, tells why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      clearTimeout(timer);
      unwatch();
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      unwatch();
      if (code === 0) resolve(Buffer.concat(chunks));
      else if (signal !== null || code === 134) resolve(undefined);
      else reject(new Error(`${script} of spreadsheets ended with ${code}: ${Buffer.concat(complaint)}`));
    });
    child.stdin.end(input);
  });
}

/** What a process needs to start at all; our own secrets are not among it. */
function environment(): NodeJS.ProcessEnv {
  const needed = ['TMPDIR', 'TEMP', 'SystemRoot'].map((name) => [name, process.env[name]]);
  return Object.fromEntries(needed.filter(([, value]) => value !== undefined));
}

/** All that a process is given on its standard input. */
export async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
