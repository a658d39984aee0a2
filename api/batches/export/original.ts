import type { Locale } from '../../../domain/locale';
import { chooseSheet } from '../../../domain/table/choose-sheet';
import type { ByHand } from '../../../domain/table/columns';
import { settleColumns } from '../../../domain/table/columns';
import { differing } from '../../../domain/table/export/differing';
import type { RowToWrite, SheetPlan } from '../../../domain/table/export/plan';
import { planSheet } from '../../../domain/table/export/plan';
import { rowTexts } from '../../../domain/table/export/row-text';
import type { RowToTell } from '../../../domain/table/export/standard';
import type { RowContext } from '../../../domain/table/given-row';
import { useOf } from '../../../domain/table/headings';
import { readTable } from '../../../domain/table/read-table';
import type { Mapping } from '../../../domain/table/row';
import { fillSpreadsheet } from '../../../spreadsheet/fill';
import { readSpreadsheet, SpreadsheetRefused } from '../../../spreadsheet/read';
import type { BatchFile } from './data';

/** What a file is filled in with. */
export type Filled = {
  readonly rows: readonly RowToTell[];
  readonly mapping: Mapping;
  readonly context: RowContext;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly at: number;
};

/**
 * The file that a table came in, with what its rows have come to say. Null where it can no longer be read as it was, or
 * not be written without changing something else: the table is told in the product's own layout then.
 */
export async function fillOriginal({ bytes, sheet }: BatchFile, filled: Filled): Promise<Buffer | null> {
  const workbook = await readSpreadsheet(bytes).catch((cause: unknown) => {
    if (cause instanceof SpreadsheetRefused) return null;
    throw cause;
  });
  const plan = workbook && planOf(workbook, sheet, filled);
  return plan && fillSpreadsheet(bytes, plan, filled.at);
}

function planOf(
  workbook: Awaited<ReturnType<typeof readSpreadsheet>>,
  name: string,
  { rows, mapping, context, locale }: Filled,
): SheetPlan | null {
  const byHand = mappedByHand(mapping);
  const chosen = chooseSheet(workbook, name, byHand);
  if ('refused' in chosen) return null;
  const columns = settleColumns(chosen.header, byHand);
  const table = readTable(workbook, { ...context, sheet: name, mapping: byHand });
  if ('code' in columns || 'refused' in table) return null;

  // A row that was left out stands in the file still.
  if (table.rows.length > rows.length) return null;

  const inFile = new Map(table.rows.map((row) => [row.row, row]));
  const held = { columns: new Set(columns.of.values()), directory: context.directory };
  const toWrite = rows.map(({ read, progress }): RowToWrite | null => {
    const file = inFile.get(read.row);
    if (!file) return null;
    const texts = rowTexts(read, context.directory, context.year);
    return { row: read.row, progress, fields: differing(read, file, { ...held, texts }) };
  });
  const known = toWrite.filter((row) => row !== null);
  return known.length === toWrite.length ? planSheet(chosen.sheet, chosen.header, columns, known, locale) : null;
}

/** The headings that are not known of themselves: somebody said what they are for. */
function mappedByHand(mapping: Mapping): ByHand {
  return Object.fromEntries(
    Object.entries(mapping).filter(([field, heading]) => {
      const use = useOf(heading);
      return use !== field && use !== 'units';
    }),
  );
}
