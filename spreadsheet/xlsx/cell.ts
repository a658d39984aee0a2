import type { Cell } from '../../domain/table/grid';
import { SpreadsheetRefused } from '../refusal';
import { dayOfSerial } from './dates';
import { unescaped } from './texts';

/** A cell as the sheet writes it. */
export type Written = {
  readonly type: string;
  readonly style: number;
  /** Null where it has none. */
  readonly value: string | null;
  /** Its own text, of an `inlineStr`. */
  readonly inline: string;
  /** Null where it is no formula; empty where it shares that of another cell. */
  readonly formula: string | null;
};

/** What cells are read with: the texts that they share, which styles show a day, and from when days count. */
export type Reading = {
  readonly texts: readonly string[];
  readonly isDate: readonly boolean[];
  readonly date1904: boolean;
};

/** What a cell holds. A text that is not there is damage (B34); a formula gives its stored value (B36). */
export function cellOf({ type, style, value, inline, formula }: Written, { texts, isDate, date1904 }: Reading): Cell {
  switch (type) {
    case 's': {
      if (value === null || value.trim() === '') return null;
      const text = texts[Number(value)];
      if (text === undefined) throw new SpreadsheetRefused('damaged');
      return text;
    }
    case 'str':
      return unescaped(value ?? '');
    case 'inlineStr':
      return inline;
    case 'b':
      return value === null ? null : /^(1|true)$/i.test(value);
    case 'e':
      return { error: value ?? '' };
    default: {
      if (value === null || value === '') return formula === null ? null : { formula };
      const number = Number(value);
      if (Number.isNaN(number)) return value;
      const day = isDate[style] ? dayOfSerial(number, date1904) : null;
      return day === null ? number : { date: day };
    }
  }
}
