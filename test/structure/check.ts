import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { unreached } from './reached';
import { databaseFiles, folders, longFiles, textStatements } from './rules';
import { sharedClasses } from './sheets';

const root = join(__dirname, '..', '..');
const imports = /(?:^|\n)\s*(import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'/g;
const textStatement = /\$(query|execute)RawUnsafe\b|\bPrisma\.raw\(/;
const longest = 300;

/**
 * Holds the layout: imports go one way, the database is spoken to in few places and in templates, no file has grown too
 * long, none is left that nothing leads to, and no page's sheet styles another page.
 */
function check(): string[] {
  const files = Object.keys(folders)
    .filter((folder) => !folder.includes('/'))
    .flatMap((folder) => filesOf(folder));
  const idle = unreached(root).map((file) => `${file}: no page, process or test leads to it; remove it`);
  return [...files.flatMap((file) => checkFile(file)), ...idle, ...sharedClasses(root)];
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(prisma\/generated|dashboard\/dist)/.test(file));
}

function checkFile(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n').length;
  const tooLong =
    lines > longest && !(file in longFiles) ? [`${file}: ${lines} lines; split it, or say why in rules.ts`] : [];
  const found = [...text.matchAll(imports)].map(([, , type, from, bare]) => ({
    type: Boolean(type),
    from: from ?? bare ?? '',
  }));
  const asText =
    textStatement.test(text) && !(file in textStatements)
      ? [`${file}: puts a statement together as text; write it as a template, whose values are parameters`]
      : [];
  return [...tooLong, ...asText, ...found.flatMap((imported) => checkImport(file, imported))];
}

function checkImport(file: string, { type, from }: { readonly type: boolean; readonly from: string }): string[] {
  const rule = folders[ruleFor(file)];
  if (!rule) return [];
  if (!from.startsWith('.')) {
    if (/^@?prisma/.test(from) && !databaseFiles.test(file))
      return [`${file}: speaks to the database; move it to activities or a data file`];
    return rule.packages.test(from) || type ? [] : [`${file}: may not import the package ${from}`];
  }
  const target = relative(root, resolve(root, dirname(file), from));
  const allowed = [...rule.from, ...(type ? (rule.types ?? []) : [])];
  if (!allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`)))
    return [`${file}: may not import ${target}; ${ruleFor(file)} imports from ${rule.from.join(', ')}`];
  if (target.startsWith('prisma') && !type && !databaseFiles.test(file))
    return [`${file}: speaks to the database; move it to activities or a data file`];
  return [];
}

function ruleFor(file: string): string {
  const fitting = Object.keys(folders).filter((folder) => file === folder || file.startsWith(`${folder}/`));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? '';
}

const faults = check();
for (const fault of faults) process.stderr.write(`✗ ${fault}\n`);
process.stdout.write(faults.length === 0 ? '✓ structure\n' : '');
process.exitCode = faults.length === 0 ? 0 : 1;
