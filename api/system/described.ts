import { z } from 'zod';
import { parts } from './probes';

/** What is open to everyone, as the spec tells it. */
export type OpenRoute = {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly answers: { readonly type: string; readonly schema: z.ZodType };
  /** Answers 503 as well. */
  readonly mayBeAway?: boolean;
};

const ready = z.strictObject({ ready: z.boolean(), parts: z.record(z.enum(parts), z.boolean()) }).meta({
  description: 'each part that must answer, and whether it does; keys: what is sealed in Temporal can be opened',
});

/** The routes that `mountSystem` opens, in the spec beside those that need a token. */
export const openRoutes: readonly OpenRoute[] = [
  {
    path: '/healthz',
    summary: 'Whether the process lives',
    answers: { type: 'application/json', schema: z.strictObject({ alive: z.boolean() }) },
  },
  {
    path: '/readyz',
    summary:
      'Whether database, Temporal, mail and a polling worker answer, and the keys of sealed payloads are at hand; which does not',
    answers: { type: 'application/json', schema: ready },
    mayBeAway: true,
  },
  {
    path: '/openapi.json',
    summary: 'This description',
    answers: { type: 'application/json', schema: z.looseObject({ openapi: z.string() }) },
  },
  {
    path: '/docs',
    summary: 'The page that shows this description',
    answers: { type: 'text/html', schema: z.string() },
  },
];
