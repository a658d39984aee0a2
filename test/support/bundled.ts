import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PluginBuild } from 'esbuild';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache', 'duban');

/**
 * A program of ours as one file of JavaScript, for tests that start it hundreds of times: to compile it at each start
 * takes longer than all else that it loads. Packages stay where they are.
 */
export async function bundled(script: string): Promise<string> {
  const outfile = join(cache, `${relative(root, script).replaceAll(/\W/g, '-')}-${process.pid}.cjs`);
  await build({
    ...{ entryPoints: [script], outfile, bundle: true, packages: 'external' },
    ...{ platform: 'node', target: 'node20', format: 'cjs', sourcemap: 'inline' },
    plugins: [{ name: 'modules know where they were', setup: keepPlaces }],
  });
  return outfile;
}

/** Within one file a module's folder would be that file's. */
function keepPlaces({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const code = await readFile(path, 'utf8');
    const places = { __dirname: dirname(path), __filename: path };
    const used = Object.entries(places).filter(([name]) => code.includes(name));
    const known = used.map(([name, place]) => `const ${name} = ${JSON.stringify(place)};`).join(' ');
    return { contents: `${known}${code}`, loader: 'ts' };
  });
}
