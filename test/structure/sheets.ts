import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rule = /^\.([a-z][\w-]*) \{\n([^}]*)\}/gm;

/**
 * Classes that sheets of two pages style each in its own way. A sheet stays once its page has been looked at, so the
 * next page would look as the one before.
 */
export function sharedClasses(root: string): string[] {
  const said = new Map<string, { readonly sheet: string; readonly body: string }>();
  return sheetsOf(join(root, 'dashboard/src')).flatMap((sheet) =>
    [...readFileSync(sheet, 'utf8').matchAll(rule)].flatMap(([, name = '', body = '']) => {
      const before = said.get(name);
      said.set(name, before ?? { sheet, body });
      return before && before.sheet !== sheet && before.body !== body
        ? [`${sheet.slice(root.length + 1)}: .${name} is styled otherwise by another page's sheet; name it apart`]
        : [];
    }),
  );
}

function sheetsOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
    .map((entry) => join(entry.parentPath, entry.name));
}
