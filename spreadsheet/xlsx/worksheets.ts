import { posix } from 'node:path';
import { SpreadsheetRefused } from '../refusal';
import type { Parts } from './parts';
import type { Count } from './walk';
import { walk } from './walk';

/** What a workbook says of its parts: which count days from 1904, where its texts and styles are, and its sheets. */
export type Contents = {
  readonly date1904: boolean;
  readonly strings: string;
  readonly styles: string;
  /** Only those that hold cells, in their order; the others are charts and dialogs. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
};

type Relation = { readonly kind: string; readonly part: string };

/** Reads the table of contents of a workbook. */
export function contentsOf(parts: Parts, count: Count): Contents {
  const relations = relationsOf(parts, count);
  const partOf = (kind: string, usual: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.part ?? usual;
  let date1904 = false;
  const sheets: Contents['sheets'][number][] = [];
  const workbook = parts.read('xl/workbook.xml');
  if (!workbook) throw new SpreadsheetRefused('damaged');
  walk(workbook, count, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = isTrue(attributes.date1904);
      if (tag !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? [];
      const relation = relations.get(id);
      if (relation?.kind !== 'worksheet') return;
      const hidden = /^(hidden|veryHidden)$/.test(attributes.state ?? '');
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.part });
    },
  });
  // Sheets that share a part would have it read as often as they are named.
  if (new Set(sheets.map(({ part }) => part)).size < sheets.length)
    throw new SpreadsheetRefused('unsafe', { what: 'one part for two sheets' });
  return {
    ...{ date1904, sheets },
    strings: partOf('sharedStrings', 'xl/sharedStrings.xml'),
    styles: partOf('styles', 'xl/styles.xml'),
  };
}

function relationsOf(parts: Parts, count: Count): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  const part = parts.read('xl/_rels/workbook.xml.rels');
  if (!part) return relations;
  walk(part, count, {
    open: (tag, { Id, Type = '', Target = '' }) => {
      if (tag !== 'Relationship' || !Id) return;
      const name = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: name });
    },
  });
  return relations;
}

export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
