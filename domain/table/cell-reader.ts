import type { Notes } from './notes';
import type { Params } from './problem';
import type { ProblemCode } from './problem-words';
import type { Field, GivenRow } from './row';
import { clean, controlsIn, lengthOf, named, storable, textFault } from './text';

/** domain.md, "Reading a real table": a longer cell is at fault. In characters. */
const cellLimit = 10_000;

/** Takes the cells of one row one by one: cleaned, checked for what no text may hold, and reported where unfit. */
export class CellReader {
  private readonly atFault: Set<Field>;

  constructor(
    private readonly given: GivenRow,
    private readonly notes: Notes,
    unreadable: ReadonlySet<Field>,
  ) {
    this.atFault = new Set(unreadable);
  }

  /** Whether nothing has been said against this field's text. */
  sound(field: Field): boolean {
    return !this.atFault.has(field);
  }

  /** Whether the row says anything of this field, be it that the cell is blank. */
  has(field: Field): boolean {
    return this.given[field] !== undefined && this.given[field] !== null;
  }

  /** A field as one text; a list is joined. Faulty text is kept, so that it can be mended. */
  text(field: Field, limit = cellLimit): string {
    const given = this.given[field] ?? '';
    return this.checked(field, Array.isArray(given) ? given.join('、') : String(given), limit);
  }

  /** A text of a field, cleaned and checked. */
  checked(field: Field, written: string, limit = cellLimit): string {
    const text = clean(written);
    const found = textFault(text);
    if (found) this.fault(field, found.code, text, found.params);
    else if (lengthOf(text) > limit)
      this.fault(field, field === 'task' ? 'task-too-long' : 'cell-too-long', text, { length: lengthOf(text), limit });
    return found ? storable(text) : text;
  }

  /** A field of one line. A table's cell has become one by then; what somebody gives has to be one. */
  line(field: Field, limit = cellLimit): string {
    return this.unbroken(field, this.text(field, limit));
  }

  /** A text of one line within a field. */
  checkedLine(field: Field, written: string): string {
    return this.unbroken(field, this.checked(field, written));
  }

  private unbroken(field: Field, text: string): string {
    const controls = controlsIn(text, 'one');
    if (controls.length > 0 && this.sound(field))
      this.fault(field, 'control-characters', text, { characters: named(controls) });
    return text;
  }

  private fault(field: Field, code: ProblemCode, value: string, params: Params): void {
    if (this.sound(field)) this.notes.fault(field, code, value, params);
    this.atFault.add(field);
  }
}
