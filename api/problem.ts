import { STATUS_CODES } from 'node:http';
import type { Locale, Worded } from '../domain/locale';
import type { ProblemKind } from './wording';
import { problems } from './wording';

/** One fault: where it is (a JSON pointer into body, query or path; or a sheet's row and column), and what it is. */
export type Fault = {
  readonly pointer?: string;
  readonly in?: 'body' | 'query' | 'path' | 'form';
  readonly row?: number;
  readonly column?: string;
  readonly code: string;
  readonly message: string | Worded;
  readonly value?: unknown;
  readonly file?: string;
};

/** What stands for the `{name}`s of a sentence; a word of ours is given in every language. */
export type Params = Readonly<Record<string, string | number | Worded>>;

/** What a problem says beyond its kind. `members` are added to the answer as they are. */
export type ProblemMore = {
  readonly params?: Params;
  readonly errors?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
};

/** An expected failure, thrown anywhere below a route and answered in one place as RFC 9457 problem+json. */
export class ProblemError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    readonly more: ProblemMore = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(`${code}: ${fill(kind, 'en', more.params)}`, options);
  }
}

type Thrower<Kinds> = (code: keyof Kinds & string, more?: ProblemMore, options?: { cause?: unknown }) => ProblemError;

/** Makes the problems of a dictionary: `throw problem('not_found')`. A resource's own: `problemsOf(itsDictionary)`. */
export function problemsOf<const Kinds extends Readonly<Record<string, ProblemKind>>>(kinds: Kinds): Thrower<Kinds> {
  return (code, more, options) => {
    const kind = kinds[code];
    if (!kind) throw new Error(`no wording for the problem ${code}`);
    return new ProblemError(code, kind, more, options);
  };
}

/** The problems of api/wording.ts. */
export const problem = problemsOf(problems);

/** A problem as it goes out, in the reader's language. */
export function presentProblem({ code, kind, more }: ProblemError, locale: Locale): Record<string, unknown> {
  return {
    type: `urn:duban:problem:${code}`,
    title: STATUS_CODES[kind.status] ?? 'Problem',
    status: kind.status,
    code,
    detail: fill(kind, locale, more.params),
    ...more.members,
    errors: (more.errors ?? []).map((fault) => ({
      ...fault,
      message: typeof fault.message === 'string' ? fault.message : fault.message[locale],
    })),
  };
}

/** A sentence in a language, with its parameters put in: `{name}` becomes the parameter of that name. */
export function fill(words: Worded, locale: Locale, params: Params = {}): string {
  return words[locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const param = params[name] ?? whole;
    return typeof param === 'object' ? param[locale] : String(param);
  });
}
