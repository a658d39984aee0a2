import { pipeline, Readable } from 'node:stream';
import type { Express, Request as HttpRequest, Response as HttpResponse } from 'express';
import type { Logger } from 'pino';
import { readsAsAuditor } from '../access-log/reads';
import type { Arrival } from '../access-log/record';
import { arrivalOf, isRecorded, recordAccess, recordOutcome } from '../access-log/record';
import type { Dependencies } from '../deps';
import { answerUnderKey } from '../idempotency/under-key';
import { problem } from '../problem';
import type { Answer, Checked, Concerns, Route } from '../route';
import { readBody } from './body';
import { check } from './check';
import { problemFrom } from './failure';
import { keyOf, localeOf, refuseUnheeded, requestIdOf, versionOf } from './headers';
import { readQuery } from './query';
import type { Session } from './session';
import { requireRole, sessionOf } from './session';
import type { SignIns } from './sign-ins';

/**
 * Puts declared routes on the server; any other method of their addresses answers 405. An address that is written out goes
 * before one with an id in its place, for methods that it does not take as well.
 */
export function mountRoutes(app: Express, routes: readonly Route[], deps: Dependencies, signIns: SignIns): void {
  const paths = [...new Set(routes.map(({ path }) => path))];
  for (const path of paths.sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))) {
    const here = routes.filter((route) => route.path === path);
    for (const route of here) mountRoute(app, route, deps, signIns);
    const methods = here.map(({ method }) => method.toUpperCase());
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.options(expressPath(path), (_request, response) => void response.status(204).set('Allow', allow).end());
    app.all(expressPath(path), () => {
      throw problem('method_not_allowed', { headers: { Allow: allow } });
    });
  }
}

function mountRoute(app: Express, route: Route, deps: Dependencies, signIns: SignIns): void {
  app[route.method](expressPath(route.path), async (request, response) => {
    const answer = await serve(route, request, deps, signIns);
    if (deps.checkAnswers && (answer.status ?? 200) < 300) await route.answers.schema.parseAsync(answer.body);
    send(response, route.answers.status, answer, deps.log);
  });
}

/** What every route does before its own work, in this order; the first thing amiss is the answer. */
async function serve(
  route: Route,
  request: HttpRequest,
  deps: Dependencies,
  signIns: SignIns,
): Promise<Answer<unknown>> {
  const arrival = arrivalOf(request);
  const session = await sessionOf(request, deps, signIns);
  request.res?.locals && Object.assign(request.res.locals, { account: session.account.id });
  if (!isRecorded(route, request, session))
    return answerUnderKey(route, await checkedFor(route, request, deps, session));
  return served(route, request, deps, session, arrival);
}

/** The same for a request that is written down: before it is done, and what came of it before it is answered. */
async function served(
  route: Route,
  request: HttpRequest,
  deps: Dependencies,
  session: Session,
  arrival: Arrival,
): Promise<Answer<unknown>> {
  let isTold = false;
  const record = async (concerns: Concerns) => {
    await recordAccess(deps, arrival, session, concerns);
    isTold = (concerns.tasks?.length ?? 0) > 0 && (concerns.commands?.length ?? 0) > 0;
  };
  const outcome = (status: number, code: string | null) => recordOutcome(deps, arrival.id, { status, code });
  const refused = async (thrown: unknown): Promise<never> => {
    const { kind, code } = problemFrom(thrown, arrival.id);
    await outcome(kind.status, code);
    throw thrown;
  };
  const checked = await checkedFor(route, request, deps, session).catch(async (refusal: unknown) => {
    await record(itemIn(arrival)); // that it was asked, and of which item, is known all the same
    return refused(refusal);
  });
  await record(await route.concerns(checked));
  const answer = await answerUnderKey(route, checked).catch(refused);
  const status = answer.status ?? route.answers.status;
  // What came of commands that were carried out, the items' ledgers tell.
  if (!isTold || status >= 400) await outcome(status, status >= 400 ? codeIn(answer.body) : null);
  return answer;
}

/** The item that a request names in its path, where nothing else of it could be read. */
function itemIn({ path }: Arrival): Concerns {
  const [, id] = /^\/api\/(?:audit\/)?tasks\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i.exec(path) ?? [];
  return id === undefined ? {} : { tasks: [id] };
}

function codeIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : null;
}

/** The request with every part of it checked; what an auditor reads is read where nothing can be changed. */
async function checkedFor(
  route: Route,
  request: HttpRequest,
  deps: Dependencies,
  { account, now, session, strong, token }: Session,
): Promise<Checked> {
  const locale = localeOf(request, deps.settings.DUBAN_LOCALE);
  requireRole(account, route.by);
  const writes = route.method !== 'get';
  if (writes) refuseUnheeded(request, { version: route.conditional ?? false, key: true });
  const key = writes ? keyOf(request) : null;
  const params = paramsOf(route, request);
  const query = route.query
    ? check(route.query, readQuery(request.originalUrl), 'query')
    : requireNoQuery(readQuery(request.originalUrl));
  const ifMatch = route.conditional ? versionOf(request) : undefined;
  const { body, form, bodyHash } = await readBody(request, route);
  const idempotency = key === null ? null : { account: account.id, route: routeKey(request), key, bodyHash };
  const onlyReads = route.method === 'get' && readsAsAuditor(account);
  return {
    ...{
      id: requestIdOf(request),
      account,
      now,
      session,
      token,
      strong,
      locale,
      params,
      query,
      body,
      form,
      idempotency,
      ifMatch,
    },
    deps: onlyReads ? { ...deps, database: deps.reading } : deps,
    ifNoneMatch: request.headers['if-none-match'],
  };
}

/** An address whose id is not of an id's form names nothing: 404. */
function paramsOf(route: Route, request: HttpRequest): Record<string, unknown> {
  if (!route.params) return {};
  const parsed = route.params.safeParse({ ...request.params });
  if (!parsed.success) throw problem('not_found');
  return parsed.data;
}

function requireNoQuery(query: Record<string, string>): Record<string, never> {
  const [key] = Object.keys(query);
  if (key === undefined) return {};
  const message = { 'zh-CN': '不认识的参数。', en: 'is not known here' };
  throw problem('invalid_request', {
    errors: [{ in: 'query', pointer: `/${key}`, code: 'unrecognized_keys', message }],
  });
}

function routeKey(request: HttpRequest): string {
  return `${request.method} ${request.path}`;
}

export function send(response: HttpResponse, declared: number, answer: Answer<unknown>, log: Logger): void {
  response.status(answer.status ?? declared).set('Cache-Control', 'no-store');
  if (answer.headers) response.set(answer.headers);
  if (answer.body === undefined || response.statusCode === 304) response.end();
  else if (response.statusCode >= 400) response.type('application/problem+json').send(JSON.stringify(answer.body));
  else if (Buffer.isBuffer(answer.body)) response.end(answer.body);
  // Who goes away in the middle has had an answer; a file that breaks off is shorter than its Content-Length says.
  else if (answer.body instanceof Readable)
    pipeline(answer.body, response, (error) => error && log.warn({ reason: error.message }, 'a download broke off'));
  else response.json(answer.body);
}

export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
