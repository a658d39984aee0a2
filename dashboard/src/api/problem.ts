/** One fault of a request: where it is, and what it is, in the reader's language. */
export type Fault = {
  readonly pointer?: string;
  readonly code: string;
  readonly message: string;
  /** Of a table: which file of several, the row and the heading that the person sees, and what was written there. */
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
};

/** What others did since the version that a command was decided on. */
export type Change = { readonly seq: number; readonly at: string; readonly who: string | null; readonly what: string };

/** An RFC 9457 problem as the API answers it (contract.md, "HTTP"), in the reader's language. */
export type Problem = {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly Fault[];
  /** Of a 412: the version that stands now, and what led to it. */
  readonly version?: number;
  readonly changes?: readonly Change[];
  /** Of a table that is not read: the sheets or headings to choose from. */
  readonly choices?: readonly string[];
  /** Of a file that was imported before: the earlier batch. */
  readonly batch?: string;
};

/** A refusal of the API, or its silence (`status` 0, code `unreachable`). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** How long the API asks callers to wait, seconds; null where it says nothing. */
    readonly retryAfter: number | null = null,
    /** The request's own number, by which an administrator finds it. */
    readonly request: string | null = null,
  ) {
    super(problem.detail);
  }
}

export const unreachable: Problem = { code: 'unreachable', detail: '', errors: [] };

/** A refusal's problem; a gateway in between may answer with something else, which says nothing to the reader. */
export function problemOf(said: unknown): Problem {
  const given = typeof said === 'object' && said !== null ? (said as Partial<Problem>) : {};
  return { ...given, code: given.code ?? 'unknown', detail: given.detail ?? '', errors: given.errors ?? [] };
}
