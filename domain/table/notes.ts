import { usualHeadings } from './headings';
import type { Params, Problem } from './problem';
import { quoted } from './problem';
import type { ProblemCode } from './problem-words';
import type { Field, Mapping } from './row';
import { storable } from './text';

/** What is found wrong, or odd, while one row is read. */
export class Notes {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];

  constructor(
    private readonly row: number,
    private readonly mapping: Mapping,
  ) {}

  fault(field: Field | null, code: ProblemCode, value: string | null, params: Params = {}): void {
    this.problems.push(this.note(field, code, value, params));
  }

  warn(field: Field | null, code: ProblemCode, value: string | null, params: Params = {}): void {
    this.warnings.push(this.note(field, code, value, params));
  }

  private note(field: Field | null, code: ProblemCode, value: string | null, params: Params): Problem {
    const column = field && (this.mapping[field] ?? usualHeadings[field]);
    return { row: this.row, column, field, code, value: value === null ? null : quoted(storable(value)), params };
  }
}
