import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { folders } from './rules';

/** What is run or opened as it is: the mains of processes, what package.json names, pages; and the parts that all tests share. */
const begins = /(^|\/)main\.tsx?$|^dashboard\/build\.ts$|^bench\/verify\.ts$|^embedded\/test-parts\.ts$|\.html$/;
const generated = /^(prisma\/generated|dashboard\/dist)/;

/** Files of the product that are imported, named or linked by none that runs. Tests do not count: what only they use is theirs. */
export function unreached(root: string): string[] {
  const names = [...Object.keys(folders).filter((folder) => !folder.includes('/')), 'web'];
  const texts = new Map(names.flatMap((folder) => filesOf(root, folder)));
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const next of ledTo(root, file, texts)) follow(next);
  };
  for (const file of texts.keys()) if (begins.test(file)) follow(file);
  return [...texts.keys()].filter((file) => !reached.has(file));
}

function filesOf(root: string, folder: string): (readonly [string, string])[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js|css|html)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !generated.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
}

/** By import; by its name, where a process is started or a module handed on by path; or, from a page, by its address. */
function ledTo(root: string, file: string, texts: ReadonlyMap<string, string>): string[] {
  const text = texts.get(file) ?? '';
  const quoted = [...text.matchAll(/['"]([^'"\n]+)['"]/g)].map(([, inside = '']) => inside);
  const beside = new Set(
    quoted.filter((one) => /^[\w-]+(\.ts|-main)$/.test(one)).map((one) => one.replace(/\.ts$/, '')),
  );
  const paths = quoted.flatMap((one) => {
    if (one.startsWith('/static/')) return [join('web', one.slice('/static/'.length))];
    return one.startsWith('.') ? [relative(root, resolve(root, dirname(file), one))] : [];
  });
  const imported = paths.flatMap((path) =>
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter((name) => texts.has(name)),
  );
  const named = [...texts.keys()].filter((name) => beside.has(basename(name, '.ts')) && isNear(file, name));
  return [...imported, ...named];
}

/** A name alone says little: only files of the same part of the product are meant by it. */
function isNear(file: string, other: string): boolean {
  const [mine] = file.split('/');
  const [theirs] = other.split('/');
  return mine === theirs || (mine === 'worker' && theirs === 'workflows');
}
