import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Locale } from '../../domain/locale';
import type { ProblemError } from '../problem';
import { presentProblem, problem } from '../problem';
import { problemFrom } from './failure';
import { localeOf } from './headers';

/** Whatever no route has taken. */
export const answerNotFound: RequestHandler = () => {
  throw problem('not_found');
};

/** The one place that answers failures: expected ones in words, the others recorded and hidden. */
export function answerProblems(log: Logger, otherwise: Locale): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const failure = problemFrom(thrown, String(response.getHeader('X-Request-Id') ?? ''));
    report(log, failure);
    if (response.headersSent) return next(thrown);
    const locale = localeOf(request, otherwise);
    response
      .status(failure.kind.status)
      .set({ 'Cache-Control': 'no-store', 'Content-Language': locale, ...failure.more.headers })
      .type('application/problem+json')
      .send(JSON.stringify(presentProblem(failure, locale)));
  };
}

function report(log: Logger, failure: ProblemError): void {
  if (failure.kind.status >= 500) log.error({ err: failure, cause: failure.cause }, failure.code);
}
