import type { Event } from './event';
import type { Refusal, RefusalCode } from './refusal';

/** What comes of a command: facts, or a refusal. */
export type Decision = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

export function refuse(code: RefusalCode, params: Refusal['params']): Decision {
  return { refusal: { code, params } };
}

/** A reason of spaces is none. */
export function isBlank(text: string | undefined): boolean {
  return !text?.trim();
}
