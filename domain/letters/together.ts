import type { ClockKind } from '../clocks/clock';
import { duration } from '../clocks/duration';
import type { Event } from '../item/event';
import type { LetterKind } from './letter';

/**
 * Kinds that the clocks of one morning may bring to one person by the dozen, and that wait for no digest: what
 * escalates. Signing is among them for organisations that do without a digest.
 */
export const togetherKinds = [
  'overdue',
  'escalation',
  'notice',
  'notice_lapsed',
  'sign_chase',
] as const satisfies readonly LetterKind[];

/** From so many on they are one letter. */
export const togetherFrom = 5;

/** How long they are held for, so that those of one morning are seen together, seconds. */
const holdSeconds = 30;

const clocks: ReadonlySet<ClockKind> = new Set<ClockKind>(['escalate', 'notice', 'sign']);

/** For how many seconds a letter is held: those that days have brought; what is counted in hours or less is not. */
export function holdOf(kind: string, events: readonly Event[]): number {
  if (!togetherKinds.some((one) => one === kind)) return 0;
  const rang = events.flatMap((event) => (event.type === 'rang' ? event.clocks : []));
  const own = rang.filter((clock) => clocks.has(clock.kind));
  return own.length > 0 && own.every(({ by }) => duration(by).calendar) ? holdSeconds : 0;
}

/** How many letters a person gets for so many held ones, by when they were written (epoch milliseconds, in order). */
export function lettersFrom(written: readonly number[]): number {
  let letters = 0;
  for (let next = 0; next < written.length; letters++) {
    const out = (written[next] ?? 0) + holdSeconds * 1_000;
    const seen = written.filter((at, index) => index >= next && at <= out).length;
    next += seen >= togetherFrom ? seen : 1;
  }
  return letters;
}
