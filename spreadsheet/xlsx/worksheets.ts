import type { Parts } from './parts';
import { textOf, walk } from './walk';

/**
 * Which of a workbook's sheets, by their place in it, hold cells; the others are charts and dialogs, on which the
 * library would give up.
 */
export function worksheetPlaces(parts: Parts): number[] {
  const worksheets = new Set<string>();
  walk(textOf(parts['xl/_rels/workbook.xml.rels']), {
    open: (tag, { Id, Type }) => {
      if (tag === 'Relationship' && Id && Type?.endsWith('/worksheet')) worksheets.add(Id);
    },
  });
  const places: number[] = [];
  let place = 0;
  walk(textOf(parts['xl/workbook.xml']), {
    open: (tag, attributes) => {
      if (tag !== 'sheet') return;
      if (Object.entries(attributes).some(([name, id]) => name.endsWith(':id') && worksheets.has(id)))
        places.push(place);
      place += 1;
    },
  });
  return places;
}
