import type { AnnexSheet } from '../domain/bulletin/annex';
import type { BulletinDocument } from '../domain/bulletin/document';
import type { NewWorkbook } from '../spreadsheet/write';

/** Characters of a column to one share of its width. */
const characters = 4.5;

/**
 * The tables of a bulletin as a workbook to be written.
 * @param at epoch milliseconds; the file says that it was made then.
 */
export function workbookOf(
  { title, issuer, issuedOn, number }: BulletinDocument,
  annex: readonly AnnexSheet[],
  at: number,
): NewWorkbook {
  return {
    ...{ title, at, creator: issuer },
    sheets: annex.map(({ name, title: heading, columns, rows }) => ({
      ...{ name, title: heading, rows, merges: [], note: `${number}　${issuer}　${issuedOn}` },
      columns: columns.map((column) => ({ ...column, width: Math.max(6, Math.round(column.share * characters)) })),
    })),
  };
}
