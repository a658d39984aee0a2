import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { killGroup } from './child';
import { StartFailure } from './failure';
import { readIfThere } from './files';
import { runningPostmaster } from './postgres/pid-file';
import { identify, isAlive } from './processes';

const identity = z.object({ pid: z.number(), started: z.string(), command: z.string() });
const records = z.record(z.string(), identity);

/** How long the rest of an earlier run may take to end by itself before it is killed, and after. */
const gentleMs = 10_000;
const killedMs = 5_000;

/** Remembers which processes are ours, so that a start after a kill of the supervisor alone finds them. */
export class Family {
  private readonly known: Record<string, z.infer<typeof identity>> = {};
  constructor(private readonly home: string) {}

  add(name: string, pid: number | undefined): void {
    const found = pid === undefined ? undefined : identify(pid);
    if (found === undefined) return; // it has ended already
    this.known[name] = found;
    const file = fileOf(this.home);
    writeFileSync(`${file}.tmp`, JSON.stringify(this.known), { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
  }
}

/**
 * Ends what an earlier run on this folder left behind, and waits until it is gone.
 * @param say is told once, when there is something to wait for.
 */
export const endOrphans = async (home: string, say: () => void): Promise<void> => {
  const left = readRecords(home).filter(isAlive);
  const postmaster = runningPostmaster(join(home, 'postgres'));
  const pids = [...new Set([...left.map(({ pid }) => pid), ...(postmaster === undefined ? [] : [postmaster])])];
  if (pids.length === 0) return;
  say();
  for (const pid of pids) signal(pid, pid === postmaster ? 'SIGINT' : 'SIGTERM');
  if (await areGone(pids, gentleMs)) return;
  for (const pid of pids) killGroup(pid);
  if (await areGone(pids, killedMs)) return;
  throw new StartFailure(
    `上次运行留下的进程 ${pids.join('、')} 无法结束，请先结束它们。`,
    `Processes ${pids.join(', ')} of the last run do not end; end them first.`,
  );
};

const fileOf = (home: string): string => join(home, 'children.json');

const readRecords = (home: string): z.infer<typeof identity>[] => {
  const text = readIfThere(fileOf(home));

  return text === undefined ? [] : Object.values(records.parse(JSON.parse(text)));
};

const areGone = async (pids: number[], limitMs: number): Promise<boolean> => {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    if (pids.every((pid) => identify(pid) === undefined)) return true;
    await sleep(50);
  }

  return false;
};

const signal = (pid: number, which: NodeJS.Signals): void => {
  try {
    process.kill(pid, which);
  } catch {
    // ESRCH: it ended meanwhile; where we may not signal it, the wait finds it still there
  }
};
