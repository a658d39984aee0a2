import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process beyond doubt: numbers are given again, but not together with the same start. */
export type Identity = { pid: number; started: string; command: string };

/** @returns the command line as the system has it, arguments joined by blanks; undefined where no such process lives. */
export const commandLineOf = (pid: number): string | undefined => identify(pid)?.command;

/** @returns undefined where no such process lives; a zombie does not. */
export const identify = (pid: number): Identity | undefined =>
  process.platform === 'linux' ? fromProc(pid) : fromPs(pid);

/** True while the very same process lives. */
export const isAlive = ({ pid, started }: Identity): boolean => identify(pid)?.started === started;

const fromProc = (pid: number): Identity | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    const started = rest[18]; // field 22, ticks since the machine started
    if (state === 'Z' || state === 'X' || command === '' || started === undefined) return undefined;

    return { pid, started: `${bootId()}-${started}`, command };
  } catch {
    return undefined; // it is gone, or went while we looked
  }
};

let boot: string | undefined;

/** Ticks begin anew with every start of the machine. */
const bootId = (): string => {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

  return boot;
};

const fromPs = (pid: number): Identity | undefined => {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'lstart=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const started = line.slice(0, 24); // such as "Mon Nov 23 08:15:08 2026"
    if (line === '') return undefined;

    return { pid, started, command: line.slice(24).trim() };
  } catch {
    return undefined; // `ps` exits with 1 where there is no such process
  }
};
