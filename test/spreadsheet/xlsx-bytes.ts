import { zipSync } from 'fflate';

/** A cell of a workbook made for a test: a plain value, a date's serial, or the cell's own XML. */
export type TestCell = string | number | boolean | null | { serial: number } | { xml: (reference: string) => string };

export type TestSheet = {
  name?: string;
  rows?: TestCell[][];
  merges?: string[];
  hiddenRows?: number[];
  state?: 'hidden';
  /** The whole of `<sheetData>`, where rows will not do. */
  sheetData?: string;
};

export type TestWorkbook = {
  sheets: TestSheet[];
  date1904?: boolean;
  /** The `<si>` elements of the shared strings. */
  sharedStrings?: string;
  /** Parts to add, or to put in another's place. */
  parts?: Record<string, string | Uint8Array>;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of an .xlsx as Excel writes them; style 1 is a date. */
export function xlsxParts({ sheets, date1904, sharedStrings, parts = {} }: TestWorkbook): Record<string, Uint8Array> {
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/>${sharedStrings === undefined ? '' : `<Relationship Id="rIdStrings" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...(sharedStrings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${sharedStrings}</sst>` }),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
    ...parts,
  };
  const encoder = new TextEncoder();
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? encoder.encode(text) : text]),
  );
}

export function xlsxBytes(workbook: TestWorkbook): Buffer {
  return Buffer.from(zipSync(xlsxParts(workbook)));
}

function sheetXml({ rows = [], merges = [], hiddenRows = [], sheetData }: TestSheet): string {
  const data = rows.map((cells, at) => {
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : '';
    const inner = cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${at + 1}`));
    return `<row r="${at + 1}"${hidden}>${inner.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `${declaration}<worksheet xmlns="${main}"><sheetData>${sheetData ?? data.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`;
}

function cellXml(cell: TestCell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return 'serial' in cell ? `<c r="${reference}" s="1"><v>${cell.serial}</v></c>` : cell.xml(reference);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
