import type { Locale } from '../locale';
import type { ProblemCode } from './problem-words';
import { problemWords } from './problem-words';
import type { Field } from './row';

export type Params = Readonly<Record<string, string | number>>;

/**
 * Something at fault, or worth a warning, in a table (contract.md, `POST /api/batches`): `row` as the person sees it,
 * `column` its heading, null where the row as a whole is meant; `value` what was written there.
 */
export type Problem = {
  readonly row: number;
  readonly column: string | null;
  readonly field: Field | null;
  readonly code: ProblemCode;
  readonly value: string | null;
  readonly params: Params;
};

/** What to tell the reader: what is wrong, and what was expected. */
export function word(problem: Pick<Problem, 'code' | 'params' | 'value'>, locale: Locale): string {
  const params: Params = { value: problem.value ?? '', ...problem.params };
  return problemWords[problem.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** What a problem quotes of a cell: enough to find it again, however long it is. */
export function quoted(value: string): string {
  return value.length > 200 ? `${value.slice(0, 200)}…` : value;
}
