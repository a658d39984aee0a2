const mebibyte = 1024 * 1024;

/** A file larger than this is not opened (domain.md, "Reading a real table": 20 MB). */
export const maxFileBytes = 20 * mebibyte;

/** What a workbook may unpack to, all its parts together. 20,000 full rows are about 30 MiB. */
export const maxUnpackedBytes = 128 * mebibyte;

/** Nothing that an office writes shrinks to less than a 250th; small parts may, and do no harm. */
export const maxRatio = 250;
export const ratioMattersFrom = 4 * mebibyte;

export const maxEntries = 1000;

/** The last row and column that may hold anything; blank rows below are not counted. */
export const maxRowNumber = 100_000;
export const maxColumns = 512;
export const maxMerges = 50_000;

/** A spreadsheet itself holds at most 32,767 characters in a cell. */
export const maxCellCharacters = 100_000;
export const maxTextCharacters = 40_000_000;

export type ChildLimits = {
  readonly heapMebibytes: number;
  readonly milliseconds: number;
  readonly answerBytes: number;
};

/** The process that reads a file: its memory, its time, and what it may answer. */
export const childLimits: ChildLimits = { heapMebibytes: 768, milliseconds: 15_000, answerBytes: 160 * mebibyte };

/** The process that writes a file. 50,000 items with all their columns take it some 7 s. */
export const writerLimits: ChildLimits = { heapMebibytes: 2048, milliseconds: 120_000, answerBytes: 160 * mebibyte };

/** How many processes that read, and that write, there are at once. */
export const childrenAtOnce = 2;
export const writersAtOnce = 2;
