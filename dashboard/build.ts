import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { config } from './config';
import { buildWorker } from './offline';
import { dist, isBuilt, sourcesHash } from './sources';

/** What `npm run build` runs: builds the dashboard where it was not built from these sources. */
async function main(): Promise<string> {
  if (await isBuilt()) return '✓ dashboard is up to date\n';
  // Whatever the caller's is: libraries are several times as large and slow in any other.
  process.env.NODE_ENV = 'production';
  const hash = await sourcesHash();
  // Built beside and then put in place, so that whoever serves the files meets whole ones.
  const part = `${dist}.${process.pid}`;
  await build({ ...config, build: { ...config.build, outDir: part } });
  await buildWorker(part, hash);
  await writeFile(join(part, 'built-from'), hash);
  await rm(dist, { recursive: true, force: true });
  await rename(part, dist);
  return '✓ dashboard built\n';
}

main().then(
  (said) => process.stdout.write(said),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
