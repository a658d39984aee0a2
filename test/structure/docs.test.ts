import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { locales } from '../../domain/locale';
import { guides } from '../../domain/people/guides';
import { readMigrations } from '../../prisma/migration-files';

const root = join(__dirname, '..', '..');
const pictures = join(root, 'docs', 'guides', 'pictures');
const inRoot = ['README.md', 'README.en.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const documents = [
  ...inRoot,
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => join('docs', file)),
  'dashboard/README.md',
  'test/replay/README.md',
].filter((file) => file.endsWith('.md'));

/** Where the links and pictures of a document lead within the repository, as it writes them. */
function targetsIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const written = [...text.matchAll(/\]\(([^)\s]+)\)|<(?:img|a)[^>]* (?:src|href)="([^"]+)"/g)];
  return written.map(([, link, attribute]) => link ?? attribute ?? '').filter((to) => !/^[a-z]+:/.test(to));
}

/** What a heading is linked by, as the places that show Markdown make it. */
function anchorsIn(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

it.each(documents)('Every link of %s leads somewhere', (file) => {
  const astray = targetsIn(file).filter((target) => {
    const [path = '', anchor] = target.split('#');
    const at = path === '' ? join(root, file) : resolve(root, dirname(file), decodeURIComponent(path));
    return !existsSync(at) || (anchor !== undefined && !anchorsIn(at).includes(decodeURIComponent(anchor)));
  });
  expect(astray).toEqual([]);
});

it('Every role has its guide in every language, and the READMEs lead to each', () => {
  for (const locale of locales) {
    const ending = locale === 'en' ? '.en.md' : '.md';
    const files = guides.map((guide) => `docs/guides/${guide}${ending}`);
    expect(documents).toEqual(expect.arrayContaining(files));
    expect(targetsIn(`README${ending}`)).toEqual(expect.arrayContaining(files));
  }
});

it('The start that the READMEs show carries out every migration that there is', () => {
  for (const file of ['README.md', 'README.en.md'])
    expect(readFileSync(join(root, file), 'utf8')).toMatch(
      new RegExp(`^✓ Migrations +\\+${readMigrations().migrationDirectories.length}$`, 'm'),
    );
});

it('Every picture that is there is shown in its language, and none is too large for a slow line', () => {
  const shown = new Set<string>();
  for (const file of documents)
    for (const target of targetsIn(file).filter((one) => one.endsWith('.webp'))) {
      expect([file, target]).toEqual([file, expect.stringContaining(file.endsWith('.en.md') ? '.en.' : '.zh-CN.')]);
      shown.add(relative(pictures, resolve(root, dirname(file), target)));
    }
  const there = readdirSync(pictures);
  expect(there.toSorted()).toEqual([...shown].toSorted());
  const sizes = there.map((file) => statSync(join(pictures, file)).size);
  expect(Math.max(...sizes)).toBeLessThan(120 * 1_024);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4 * 1_024 * 1_024);
});
