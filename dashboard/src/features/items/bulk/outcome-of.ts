import type { Change, Problem } from '../../../api/problem';
import type { BulkAnswer } from '../../../api/types';
import type { Outcome } from './run';

/** What an item's answer says of it: done, or why not, with what others changed meanwhile. */
export function outcomeOf({ status, problem }: BulkAnswer['items'][number]): Outcome {
  const { detail = '', errors = [], changes = [], version } = (problem ?? {}) as Partial<Problem>;
  const faults = errors.map(({ message }) => message);
  const why = [detail, ...faults, ...changes.map(told)].filter(Boolean).join(' ');
  return { status, why, ...(version !== undefined && { version }) };
}

function told({ who, what }: Change): string {
  return `· ${who ?? ''} ${what}`;
}
