import { readDuration } from '../../../../domain/clocks/duration';

/** A policy's span as a form shows it: days as a plain number, anything else (rehearsals run in seconds) as written. */
export function daysOf(span: string): string {
  const read = readDuration(span);
  return read?.calendar && read.months === 0 ? String(read.days) : span;
}

/** A span as entered: a number is days; what the rules cannot read is left to the API to refuse. */
export function spanOf(entered: string): string {
  const text = entered.trim();
  return /^\d{1,4}$/.test(text) ? `P${text}D` : text;
}

/** Spans in a row, as a form takes them too. */
export function listOf(spans: readonly string[], comma: string): string {
  return spans.map(daysOf).join(comma);
}

export function spansOf(entered: string): readonly string[] {
  return entered
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map(spanOf);
}
