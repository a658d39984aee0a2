import type { Clock } from './clock';

/** By what a clock is known that must not ring again under another plan; undefined where the item itself tells. */
export function markOf({ kind, step, by, of }: Clock): string | undefined {
  switch (kind) {
    case 'remind':
      return `remind/${by}`;
    case 'report':
      return `report/${of}/${by}`;
    case 'sign':
      return `sign/${step}`;
    default:
      return undefined;
  }
}

/** Reminders speak of a deadline; under another they begin anew. */
export function withoutReminders(rung: readonly string[]): readonly string[] {
  return rung.filter((mark) => !mark.startsWith('remind/'));
}
