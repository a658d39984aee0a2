import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** Where the built files are. */
export const dist = join(__dirname, 'dist');

/** Whether the built files are those of the sources as they are now. */
export async function isBuilt(): Promise<boolean> {
  const before = await readFile(join(dist, 'built-from'), 'utf8').catch(() => null);
  return before === (await sourcesHash());
}

/** Everything that goes into the build: the dashboard, the domain, and the libraries by the lock file. */
export async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const folder of ['dashboard', 'domain']) {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    const sources = paths.filter((path) => !path.startsWith(dist) && !path.endsWith('.md'));
    for (const path of sources.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}
