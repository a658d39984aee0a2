import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '4.32.5';
const requirements = join(__dirname, 'requirements.txt');

/** A machine without Python says so by name; one that builds for others may not. */
export const withoutPython = process.env.DUBAN_PYTHON === 'none' && !process.env.CI;

const wanted =
  'Schemathesis needs Python 3.10 or later with venv and pip, and a package index: install them (Debian, Ubuntu: python3 python3-venv), or name another interpreter in DUBAN_PYTHON (none leaves this test out, but never where CI is set).';

/**
 * Schemathesis in an environment of its own, kept between runs; every package at the version that was tried, and none
 * that would run code to install itself. Throws with what to install where it cannot be made.
 */
export function schemathesis(): string {
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'duban', `schemathesis-${version}`);
  const program = join(home, 'bin', 'st');
  const whole = join(home, 'complete');
  if (existsSync(whole)) return program;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  try {
    run(process.env.DUBAN_PYTHON || 'python3', ['-m', 'venv', home]);
    run(join(home, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '-r', requirements]);
  } catch (cause) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(wanted, { cause });
  }
  writeFileSync(whole, '');
  return program;
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
