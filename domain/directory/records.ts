import { cellText } from '../table/cell-text';
import type { Cell, Sheet, Workbook } from '../table/grid';
import type { Header } from '../table/header';
import { findHeader } from '../table/header';
import { headingKey } from '../table/headings';
import { clean, controlsIn, isBlankText, lengthOf, storable, textFault } from '../table/text';
import type { DirectoryProblem, DirectoryProblemCode } from './directory-words';

/** The columns of a file: its fields, each with the headings it goes by; the first is used where there is none. */
export type Headings<F extends string> = Readonly<Record<F, string>>;

export type Records<F extends string> = {
  readonly records: readonly Entry<F>[];
  readonly problems: readonly DirectoryProblem[];
  readonly warnings: readonly DirectoryProblem[];
};

const textLimit = 200;

/** One row of a file, and what is found wrong with it. */
export class Entry<F extends string> {
  readonly problems: DirectoryProblem[] = [];
  private readonly unfit = new Set<F>();

  constructor(
    readonly file: DirectoryProblem['file'],
    readonly row: number,
    private readonly cells: ReadonlyMap<F, Cell>,
    private readonly column: (field: F) => string,
  ) {}

  /** A cell's text, cleaned; what cannot be kept is a fault, and blank. */
  text(field: F): string {
    const read = cellText(this.cells.get(field) ?? null);
    const text = 'text' in read ? clean(read.text) : '';
    if ('fault' in read) this.fault(field, 'cell-unreadable', read.value);
    else if (textFault(text) || controlsIn(text, 'one').length > 0) this.fault(field, 'text-unfit', text);
    else if (lengthOf(text) > textLimit) this.fault(field, 'text-too-long', text, { limit: textLimit });
    else return text;
    this.unfit.add(field);
    return '';
  }

  /** The same where it cannot be blank. */
  needed(field: F): string {
    const text = this.text(field);
    if (text === '' && !this.unfit.has(field)) this.fault(field, 'cell-missing', '');
    return text;
  }

  /** What a cell's word stands for; a word that is not known is a fault. */
  named<T>(
    field: F,
    find: (written: string) => T | undefined,
    code: DirectoryProblemCode,
    choices = '',
  ): T | undefined {
    const written = this.text(field);
    const found = written === '' ? undefined : find(written);
    if (found === undefined && written !== '') this.fault(field, code, written, { choices });
    return found;
  }

  /** What is to be told of a cell. */
  remark(
    field: F,
    code: DirectoryProblemCode,
    value: string,
    params: DirectoryProblem['params'] = {},
  ): DirectoryProblem {
    const quoted = storable(value.slice(0, textLimit));
    return { file: this.file, row: this.row, column: this.column(field), code, value: quoted, params };
  }

  /** Notes a fault; of several in one cell, the first. */
  fault(field: F, code: DirectoryProblemCode, value: string, params: DirectoryProblem['params'] = {}): void {
    const problem = this.remark(field, code, value, params);
    if (!this.problems.some((told) => told.column === problem.column)) this.problems.push(problem);
  }
}

/** Reads the rows of the sheet that knows most of the headings. */
export function readRecords<F extends string>(
  file: DirectoryProblem['file'],
  workbook: Workbook,
  headings: Headings<F>,
  required: readonly F[],
): Records<F> {
  const fields = new Map(
    (Object.keys(headings) as F[]).flatMap((field) =>
      [field, ...headings[field].split(' ')].map((name) => [headingKey(name), field] as const),
    ),
  );
  const fieldOf = (heading: string) => fields.get(headingKey(heading));
  const usual = (field: F) => headings[field].split(' ')[0] ?? field;
  const problem = (row: number, column: string, code: DirectoryProblemCode): DirectoryProblem => ({
    file,
    row,
    column,
    code,
    value: null,
    params: { name: column },
  });
  const found = bestSheet(workbook, (heading) => fieldOf(heading) !== undefined);
  if (!found) return none(required.map((field) => problem(1, usual(field), 'headings-missing')));
  const { sheet, header } = found;
  const columns = header.headings.map(fieldOf);
  const missing = required.filter((field) => !columns.includes(field));
  const twice = header.headings.filter((_, at) => columns[at] && columns.indexOf(columns[at]) !== at);
  const wrong = [
    ...missing.map((field) => problem(header.lastRow, usual(field), 'headings-missing')),
    ...twice.map((heading) => problem(header.lastRow, heading, 'headings-twice')),
  ];
  if (wrong.length > 0) return none(wrong);
  const column = (field: F) => header.headings[columns.indexOf(field)] ?? usual(field);
  const records = sheet.rows
    .filter(({ row, cells }) => row > header.lastRow && columns.some((field, at) => field && !blank(cells[at])))
    .map(({ row, cells }) => {
      const taken = columns.flatMap((field, at) => (field ? [[field, cells[at] ?? null] as const] : []));
      return new Entry(file, row, new Map(taken), column);
    });
  if (records.length === 0) return none([problem(header.lastRow, usual(required[0] as F), 'rows-none')]);
  const unknown = header.headings.filter((heading, at) => heading !== '' && !columns[at]);
  const warnings = unknown.map((heading) => problem(header.lastRow, heading, 'column-not-used'));
  return { records, problems: [], warnings };
}

function none<F extends string>(problems: readonly DirectoryProblem[]): Records<F> {
  return { records: [], problems, warnings: [] };
}

function bestSheet(
  { sheets }: Workbook,
  known: (heading: string) => boolean,
): { sheet: Sheet; header: Header } | undefined {
  const found = sheets.flatMap((sheet) => {
    const header = sheet.hidden ? undefined : findHeader(sheet, known);
    return header ? [{ sheet, header, known: header.headings.filter(known).length }] : [];
  });
  return found.sort((one, other) => other.known - one.known)[0];
}

function blank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && isBlankText(cell));
}
