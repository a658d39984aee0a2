const mebibyte = 1024 * 1024;

/** A file larger than this is not opened (domain.md, "Reading a real table": 20 MB). */
export const maxFileBytes = 20 * mebibyte;

/** What a workbook may unpack to, pictures and all else among it, by its own directory. */
export const maxUnpackedBytes = 128 * mebibyte;

/** What of it is unpacked: sheets, texts, styles. 20,000 full rows are about 30 MiB. */
export const maxPartsBytes = 48 * mebibyte;

/** Nothing that an office writes shrinks to less than a 250th; small parts may, and do no harm. */
export const maxRatio = 250;
export const ratioMattersFrom = 4 * mebibyte;

export const maxEntries = 1000;

/** The last row and column that may hold anything; blank rows below are not counted. */
export const maxRowNumber = 100_000;
export const maxColumns = 512;
export const maxMerges = 50_000;

/** Cells from column A to the last that holds anything, over all rows: 20,000 rows of 50 columns. */
export const maxCells = 1_000_000;

/** Elements of XML: a cell has two or three, blank ones with a border one. */
export const maxElements = 4_000_000;
export const maxAttributes = 100;

/** One text, tag or comment, as it is written: a cell's longest text takes 300 kB of it. */
export const maxPieceBytes = mebibyte;

/** Comments and instructions, which offices do not write, over all parts. */
export const maxBesideBytes = 2_000_000;

/** A spreadsheet itself holds at most 32,767 characters in a cell. */
export const maxCellCharacters = 100_000;
/** 20,000 rows of 500 characters each. */
export const maxTextCharacters = 10_000_000;

export type ChildLimits = {
  readonly heapMebibytes: number;
  /** All that it holds, buffers and strings outside the heap among it; watched where the system tells (Linux). */
  readonly residentMebibytes: number;
  readonly milliseconds: number;
  readonly answerBytes: number;
};

/** The process that reads a file: its memory, its time, and what it may answer. */
export const childLimits: ChildLimits = {
  ...{ heapMebibytes: 256, residentMebibytes: 384 },
  ...{ milliseconds: 15_000, answerBytes: 64 * mebibyte },
};

/** The process that writes a file. 50,000 items with all their columns take it some 7 s. */
export const writerLimits: ChildLimits = {
  ...{ heapMebibytes: 2048, residentMebibytes: 3072 },
  ...{ milliseconds: 120_000, answerBytes: 160 * mebibyte },
};

/** How many processes that read, and that write, there are at once. */
export const childrenAtOnce = 2;
export const writersAtOnce = 2;
