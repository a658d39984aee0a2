import type { Locale, Worded } from '../domain/locale';

/** Why a file could not be read at all. Faults in single rows are not refusals: those are found when the table is read. */
const refusals = {
  'file-empty': { status: 422, words: { 'zh-CN': '文件是空的。', en: 'The file is empty.' } },
  'file-too-large': {
    status: 413,
    words: { 'zh-CN': '文件超过 {limit} MB，请拆分后再上传。', en: 'The file is over {limit} MB; please split it.' },
  },
  'unpacks-too-large': {
    status: 413,
    words: {
      'zh-CN': '文件解压后过大，未予读取。请另存为新的 .xlsx 后重试。',
      en: 'The file unpacks to more than is read. Please save it as a new .xlsx and try again.',
    },
  },
  'takes-too-much': {
    status: 413,
    words: {
      'zh-CN': '读取该文件所需的时间或内存超过上限。请只保留推进表后重试。',
      en: 'Reading the file takes more time or memory than is allowed. Please keep only the table and try again.',
    },
  },
  'too-many-rows': {
    status: 413,
    words: {
      'zh-CN': '工作表在第 {row} 行仍有内容，最多读到第 {limit} 行。',
      en: 'There is content in row {row}; at most {limit} rows are read.',
    },
  },
  'too-many-columns': {
    status: 422,
    words: { 'zh-CN': '表格超过 {limit} 列。', en: 'The table has more than {limit} columns.' },
  },
  'too-many-cells': {
    status: 413,
    words: {
      'zh-CN': '表格内容超过 {limit} 个单元格，请只保留推进表后重试。',
      en: 'The table has more than {limit} cells. Please keep only the table and try again.',
    },
  },
  'too-much-text': {
    status: 413,
    words: { 'zh-CN': '表格文字总量超过上限。', en: 'The table holds more text than is read.' },
  },
  'cell-too-large': {
    status: 422,
    words: {
      'zh-CN': '第 {row} 行 {column} 列的内容超过 {limit} 字，不是正常的单元格。',
      en: 'The cell in row {row}, column {column} is over {limit} characters long.',
    },
  },
  'old-format': {
    status: 415,
    words: {
      'zh-CN': '这是旧版 .xls 文件，请在 Excel 或 WPS 中“另存为”.xlsx 后再上传。',
      en: 'This is an old .xls file. Please use “Save as” to make an .xlsx of it.',
    },
  },
  'macro-format': {
    status: 415,
    words: {
      'zh-CN': '文件带有宏（.xlsm），请“另存为”不带宏的 .xlsx 后再上传。',
      en: 'The file carries macros (.xlsm). Please use “Save as” to make an .xlsx without macros.',
    },
  },
  'not-a-spreadsheet': {
    status: 415,
    words: {
      'zh-CN': '这不是表格文件，请上传 .xlsx 或 CSV。',
      en: 'This is not a spreadsheet. Please send .xlsx or CSV.',
    },
  },
  encrypted: {
    status: 422,
    words: {
      'zh-CN': '文件设有打开密码，请取消密码后再上传。',
      en: 'The file is protected by a password. Please take the password off.',
    },
  },
  damaged: {
    status: 422,
    words: {
      'zh-CN': '文件已损坏，无法读取。请重新保存后再上传。',
      en: 'The file is damaged and cannot be read. Please save it again.',
    },
  },
  unsafe: {
    status: 422,
    words: {
      'zh-CN': '文件结构异常（{what}），出于安全未予读取。请在 Excel 或 WPS 中另存为新的 .xlsx。',
      en: 'The structure of the file is not that of a workbook ({what}), so it was not opened. Please save it as a new .xlsx.',
    },
  },
  'cell-out-of-bounds': {
    status: 422,
    words: { 'zh-CN': '单元格 {cell} 超出工作表范围。', en: 'The cell {cell} lies outside any sheet.' },
  },
  'encoding-unknown': {
    status: 422,
    words: {
      'zh-CN': '无法识别文字编码，请另存为“CSV UTF-8（逗号分隔）”或 .xlsx。',
      en: 'The encoding of the text is not known. Please save it as “CSV UTF-8” or .xlsx.',
    },
  },
  'encoding-ambiguous': {
    status: 422,
    words: {
      'zh-CN':
        '这些文字按 UTF-8 读作“{utf8}”，按 GB18030 读作“{gb18030}”，无法判定。请另存为“CSV UTF-8（逗号分隔）”或 .xlsx。',
      en: 'The text reads “{utf8}” as UTF-8 and “{gb18030}” as GB18030; please save it as “CSV UTF-8” or .xlsx.',
    },
  },
  'encoding-mixed': {
    status: 422,
    words: {
      'zh-CN': '从第 {line} 行起编码与前文不同（前文为 UTF-8）。请统一编码后再上传。',
      en: 'From line {line} on the encoding differs from what stands before it (UTF-8). Please save the file in one encoding.',
    },
  },
  'text-cut-off': {
    status: 422,
    words: {
      'zh-CN': '文件末尾的字符不完整，可能没有传完。请重新上传完整的文件。',
      en: 'The last character of the file is cut off; it may not have been sent whole. Please send it again.',
    },
  },
  'wrong-separator': {
    status: 422,
    words: {
      'zh-CN': '各列以全角逗号“，”分隔，无法与正文区分。请改用半角逗号“,”，或另存为 .xlsx。',
      en: 'Columns are separated by the full-width comma “，”. Please use “,” or save it as .xlsx.',
    },
  },
  'quote-not-closed': {
    status: 422,
    words: {
      'zh-CN': '第 {line} 行的双引号没有闭合。',
      en: 'The double quote in line {line} is never closed.',
    },
  },
} as const satisfies Record<string, { status: 413 | 415 | 422; words: Worded }>;

export type RefusalCode = keyof typeof refusals;
export type RefusalParams = Readonly<Record<string, string | number>>;

/** A file that is not read, with the HTTP status that says so (contract.md, "Errors"). */
export class SpreadsheetRefused extends Error {
  readonly status: 413 | 415 | 422;

  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
  ) {
    super(`spreadsheet refused: ${code}`);
    this.name = 'SpreadsheetRefused';
    this.status = refusals[code].status;
  }

  /** What to tell the person, and what to do about it. */
  wordRefusal(locale: Locale): string {
    return refusals[this.code].words[locale].replace(/\{(\w+)\}/g, (_, name: string) =>
      String(this.params[name] ?? ''),
    );
  }
}

/** Whether a code that came from another process is one of ours. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
