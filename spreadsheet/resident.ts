import { readFileSync } from 'node:fs';
import { hasCode } from './error-code';

const everyMs = 50;

/**
 * Calls once a process holds more memory than so many MiB, whatever it holds it for: a limit on the heap leaves out
 * buffers. Only Linux tells of other processes so; elsewhere the limit on the heap stands alone. Answers how to stop.
 */
export function watchMemory(pid: number | undefined, mebibytes: number, call: () => void): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => undefined;
  const watch = setInterval(() => {
    if (residentOf(pid) > mebibytes) call();
  }, everyMs);
  return () => clearInterval(watch);
}

/** What a process holds now, MiB; nothing once it has ended. */
function residentOf(pid: number): number {
  try {
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) / 1024;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return 0;
    throw error;
  }
}
