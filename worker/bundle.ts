import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from '../servers/payloads/codec';

const root = join(__dirname, '..');
const workflowsPath = join(root, 'workflows', 'index.ts');
const cache = join(root, 'node_modules', '.cache', 'duban');

/**
 * The workflow code as one file, built when the sources have changed since: a start need not wait for a bundler.
 * @param sealed whether failures are put into payloads, which is for where those are sealed.
 */
export async function workflowBundle(sealed = false): Promise<{ readonly codePath: string }> {
  const codePath = join(cache, `workflows-${await sourcesHash()}${sealed ? '-sealed' : ''}.js`);
  const built = await readFile(codePath).then(
    () => true,
    () => false,
  );
  if (!built) {
    const { code } = await bundleWorkflowCode({
      workflowsPath,
      ...(sealed && { failureConverterPath }),
      // Evaluated once for all workflows rather than once for each: none of these modules keeps anything of a workflow.
      preloadModules: [join(root, 'workflows', 'stack-depth.ts'), workflowsPath],
      logger: { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} },
    });
    await mkdir(cache, { recursive: true });
    const part = `${codePath}.${process.pid}`;
    await writeFile(part, code);
    await rename(part, codePath);
  }
  return { codePath };
}

/** Everything that can be bundled: workflows, the domain, and the libraries by the lock file; and how, by this file. */
async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [join(root, 'package-lock.json'), __filename, failureConverterPath])
    hash.update(await readFile(file));
  for (const folder of ['workflows', 'domain']) {
    const files = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const path of paths.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}
