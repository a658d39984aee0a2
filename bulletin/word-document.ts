import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Block, BulletinDocument, Table as BulletinTable, Column } from '../domain/bulletin/document';
import { shown } from '../domain/bulletin/document';
import { atInstant } from '../spreadsheet/same-bytes';
import { characterPitch, fonts, linePitch, margins, red, sheet, sizes } from './measures';

/** Twentieths of a point, which Word measures in. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const halfPoints = (points: number) => points * 2;
const pitch = { line: Math.round(linePitch * 20), lineRule: LineRuleType.EXACT };
const textWidth = twips(sheet.width - margins.left - margins.right);
/** Two characters. */
const indent = { firstLine: sizes.body * 20 * 2 };

/**
 * A bulletin as a .docx with the same proportions and fonts as the page (GB/T 9704-2012).
 * @param at epoch milliseconds; the file says that it was made then, so that it is the same whenever it is made.
 */
export async function wordDocumentOf(bulletin: BulletinDocument, at: number): Promise<Buffer> {
  const { title, issuer } = bulletin;
  const made = new Document({
    ...{ title, creator: issuer, lastModifiedBy: issuer },
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { ...run('body', sizes.body), characterSpacing: Math.round(characterPitch * 20) },
          paragraph: { spacing: pitch },
        },
      },
    },
    sections: [
      {
        properties: {
          type: SectionType.CONTINUOUS,
          page: {
            size: { width: twips(sheet.width), height: twips(sheet.height) },
            margin: {
              ...{ top: twips(margins.top), bottom: twips(margins.bottom) },
              ...{ left: twips(margins.left), right: twips(margins.right), footer: twips(25), header: twips(15) },
            },
          },
          // Lines of text have their pitch of themselves; a grid would force it on the rows of tables too.
          grid: { type: DocumentGridType.DEFAULT, linePitch: pitch.line },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: contentOf(bulletin),
      },
    ],
  });
  return atInstant(await Packer.toBuffer(made), at);
}

function contentOf({ head, number, issuer, issuedOn, title, opening, chapters, lang }: BulletinDocument) {
  // English words are longer than the same in Chinese, and tables have no more room.
  const size = lang === 'en' ? sizes.tableEnglish : sizes.table;
  // The names below a text never stand on a page without any of it.
  const last = chapters.at(-1)?.blocks.at(-1);
  return [
    line(
      head,
      { ...run('title', sizes.head), color: red, bold: true, characterSpacing: 240 },
      AlignmentType.CENTER,
      1200,
    ),
    line(number, {}, AlignmentType.CENTER),
    imprint(issuer, issuedOn),
    new Paragraph({}),
    line(title, run('title', sizes.title), AlignmentType.CENTER, 640),
    new Paragraph({}),
    ...opening.map((text) => body(text)),
    ...chapters.flatMap(({ heading, blocks }) => [
      headingOf(heading, 'heading'),
      ...blocks.flatMap((block) => blockOf(block, size, block === last)),
    ]),
    new Paragraph({ keepNext: true }),
    sign(issuer, true),
    sign(issuedOn, false),
  ];
}

/** Who issues it and when, over the red rule. */
function imprint(issuer: string, issuedOn: string): Paragraph {
  return new Paragraph({
    spacing: { ...pitch, after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth - sizes.body * 20 }],
    indent: { left: sizes.body * 20 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 24, space: 8, color: red } },
    children: [new TextRun({ children: [issuer, new Tab(), issuedOn] })],
  });
}

function blockOf(block: Block, size: number, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return [body(block.text, keepNext)];
    case 'heading':
      return [headingOf(block.text, 'subheading')];
    case 'table':
      return [tableOf(block, size), small(block.moreText)];
  }
}

function body(text: string, keepNext = false): Paragraph {
  return new Paragraph({ indent, keepNext, alignment: AlignmentType.BOTH, children: [new TextRun(text)] });
}

function headingOf(text: string, font: 'heading' | 'subheading'): Paragraph {
  const children = [new TextRun({ ...run(font, sizes.body), text })];
  return new Paragraph({ indent, keepNext: true, outlineLevel: font === 'heading' ? 0 : 1, children });
}

function sign(text: string, keepNext: boolean): Paragraph {
  const right = sizes.body * 20 * 4;
  return new Paragraph({ keepNext, alignment: AlignmentType.RIGHT, indent: { right }, children: [new TextRun(text)] });
}

/** The line below a table: what it leaves out, or the space that Word wants between a table and what follows. */
function small(text: string): Paragraph {
  const spacing = { line: text === '' ? 160 : 360, lineRule: LineRuleType.EXACT };
  return new Paragraph({ spacing, children: [new TextRun({ ...run('table', sizes.table), text })] });
}

function tableOf({ columns, rows }: BulletinTable, size: number): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const columnWidths = columns.map(({ share }) => Math.floor((textWidth * share) / whole));
  const heads = columns.map(({ title }, at) =>
    cellOf(title, { align: 'centre', font: 'heading', size, width: columnWidths[at] ?? 0 }),
  );
  const bodyOf = (row: BulletinTable['rows'][number]) =>
    row.map((value, at) =>
      cellOf(shown(value), { align: columns[at]?.align ?? 'start', font: 'table', size, width: columnWidths[at] ?? 0 }),
    );
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: bodyOf(row) })),
    ],
  });
}

const alignments = { start: AlignmentType.LEFT, centre: AlignmentType.CENTER, end: AlignmentType.RIGHT };

type CellLook = {
  readonly align: Column['align'];
  readonly font: 'heading' | 'table';
  /** Points. */
  readonly size: number;
  readonly width: number;
};

function cellOf(text: string, { align, font, size, width }: CellLook): TableCell {
  const spacing = { line: 300, lineRule: LineRuleType.AT_LEAST };
  const children = [new TextRun({ ...run(font, size), characterSpacing: 0, text })];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ spacing, alignment: alignments[align], children })],
  });
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function line(text: string, options: IRunOptions, alignment: Alignment, height: number = pitch.line): Paragraph {
  const spacing = { line: height, lineRule: LineRuleType.EXACT };
  return new Paragraph({ spacing, alignment, children: [new TextRun({ ...options, text })] });
}

/** `— 1 —`, on the outer side of each page, a character in. */
function pageNumber(alignment: Alignment): Footer {
  const one = sizes.pageNumber * 20;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: one } : { left: one },
        children: [new TextRun({ ...run('table', sizes.pageNumber), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** A font by name, for Chinese and for what stands among it. */
function run(font: keyof typeof fonts, points: number): IRunOptions {
  const [name] = fonts[font];
  const latin = 'Times New Roman';
  return { font: { eastAsia: name, ascii: latin, hAnsi: latin, cs: latin }, size: halfPoints(points) };
}
