import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The earliest time that a zip can hold; what packed a document when says nothing about it. */
const zipTime = new Date(1980, 0, 1);

/**
 * An Office document with every time in it set to one instant (epoch milliseconds), and its parts in a fixed order: the
 * same content gives the same bytes.
 */
export function atInstant(document: Uint8Array, at: number): Buffer {
  const parts = unzipSync(document);
  const core = parts['docProps/core.xml'];
  const instant = `${new Date(at).toISOString().slice(0, 19)}Z`;
  if (core) {
    const dated = strFromU8(core).replace(
      /(<dcterms:(created|modified)\b[^>]*>)[^<]*(<\/dcterms:\2>)/g,
      (_, open: string, _name, close: string) => `${open}${instant}${close}`,
    );
    parts['docProps/core.xml'] = strToU8(dated);
  }
  // What a document is comes first in it: some readers go by that.
  const names = Object.keys(parts).sort((a, b) => Number(isTypes(b)) - Number(isTypes(a)) || (a < b ? -1 : 1));
  const inOrder = Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()]));
  return Buffer.from(zipSync(inOrder, { level: 6, mtime: zipTime }));
}

function isTypes(name: string): boolean {
  return name === '[Content_Types].xml';
}
