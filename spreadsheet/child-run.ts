import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Workbook } from '../domain/table/grid';
import type { Answer } from './child-main';
import type { ChildLimits } from './limits';
import { childLimits } from './limits';
import { isRefusalCode, SpreadsheetRefused } from './refusal';
import { inTurn } from './turns';

/**
 * Reads a file in a process that can be ended: it has no environment to leak, a heap that it cannot outgrow, and a
 * time after which it is killed. Whatever becomes of it, the caller gets cells or a refusal.
 */
export function readInChild(bytes: Buffer, limits: ChildLimits = childLimits): Promise<Workbook> {
  return inTurn(async () => {
    const answer = await ask(bytes, limits);
    if (answer === undefined) throw new SpreadsheetRefused('takes-too-much');
    const read = JSON.parse(answer) as Answer;
    if ('workbook' in read) return read.workbook;
    if (isRefusalCode(read.code)) throw new SpreadsheetRefused(read.code, read.params);
    throw new Error(`the process that reads spreadsheets failed: ${read.code}`);
  });
}

/** The child's answer; undefined where it was killed for its time, its memory or the size of its answer. */
function ask(bytes: Buffer, limits: ChildLimits): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${limits.heapMebibytes}`,
        '--require',
        require.resolve('tsx/cjs'),
        path.join(__dirname, 'child-main.ts'),
      ],
      { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] },
    );
    const chunks: Buffer[] = [];
    const complaint: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
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
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else if (signal !== null || code === 134) resolve(undefined);
      else reject(new Error(`the process that reads spreadsheets ended with ${code}: ${Buffer.concat(complaint)}`));
    });
    child.stdin.end(bytes);
  });
}

/** What a process needs to start at all; our own secrets are not among it. */
function environment(): NodeJS.ProcessEnv {
  const needed = ['TMPDIR', 'TEMP', 'SystemRoot'].map((name) => [name, process.env[name]]);
  return Object.fromEntries(needed.filter(([, value]) => value !== undefined));
}
