import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds the worker that keeps the dashboard at hand (`worker/main.ts`) beside the files that were built before it: it
 * names them all, so that a browser takes each build for a new worker.
 */
export async function buildWorker(outDir: string, hash: string): Promise<void> {
  const files = await readdir(join(outDir, 'assets'));
  const assets = files.filter((file) => /\.(js|css|svg)$/.test(file)).sort();
  await build({
    ...{ configFile: false, root: join(__dirname, 'worker'), logLevel: 'warn', publicDir: false },
    define: { ASSETS: JSON.stringify(assets), BUILD: JSON.stringify(hash.slice(0, 12)) },
    build: {
      ...{ outDir, emptyOutDir: false, target: 'es2022', reportCompressedSize: false },
      lib: { entry: join(__dirname, 'worker', 'main.ts'), formats: ['es'], fileName: () => 'worker.js' },
    },
  });
}
