import type { Express, Request } from 'express';
import { arrivalOf } from '../../access-log/record';
import type { Dependencies } from '../../deps';
import { callerOf } from '../../http/address';
import { readBody } from '../../http/body';
import { localeOf, refuseUnheeded } from '../../http/headers';
import { expressPath, send } from '../../http/mount';
import { requireOwnPage } from '../../http/protect';
import { problem } from '../../problem';
import { sessionIn } from '../cookies';
import { letIn, outcomeOf, recordSignIn, whoKnocks } from '../log/record';
import type { Door, DoorAnswer, Exchange } from './door';
import { headersFor } from './headers';

/** Puts doors on the server. Other methods of their paths answer 405, as everywhere. */
export function mountDoors(app: Express, doors: readonly Door[], deps: Dependencies): void {
  // An address that is written out goes before one with an id in its place, for methods that it does not take as well.
  const paths = [...new Set(doors.map((one) => one.path))].sort(
    (a, b) => Number(a.includes('{')) - Number(b.includes('{')),
  );
  for (const path of paths) {
    const here = doors.filter((one) => one.path === path);
    for (const one of here) mountDoor(app, one, deps);
    const methods = here.map(({ method }) => method.toUpperCase());
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.options(expressPath(path), (_request, response) => void response.status(204).set('Allow', allow).end());
    app.all(expressPath(path), () => {
      throw problem('method_not_allowed', { headers: { Allow: allow } });
    });
  }
}

function mountDoor(app: Express, one: Door, deps: Dependencies): void {
  app[one.method](expressPath(one.path), async (request, response) => {
    const answer = await open(one, { request, response }, deps);
    if (deps.checkAnswers) await one.answers.schema.parseAsync(answer.body);
    for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie);
    send(response, one.answers.status, answer, deps.log);
  });
}

async function open(one: Door, { request }: Exchange, deps: Dependencies) {
  if (sessionIn(request.headers.cookie, deps.settings.PUBLIC_URL) !== null) requireOwnPage(request, deps.settings);
  if (one.method !== 'get') refuseUnheeded(request, { version: false, key: false });
  if (request.originalUrl.includes('?')) throw problem('invalid_request', { errors: [noQuery] });
  const params = one.params?.safeParse({ ...request.params });
  if (params?.success === false) throw problem('not_found');
  const { body } = await readBody(request, { ...one, form: undefined });
  const headers = headersFor(request);
  const knock = {
    ...{ deps, headers, body: body as never, params: (params?.data ?? {}) as never, address: callerOf(request) },
    locale: localeOf(request, deps.settings.DUBAN_LOCALE),
  };
  if (one.method === 'get') return one.handle(knock);
  return recorded(one, request, deps, await whoKnocks(deps, headers, body ?? {}), () => one.handle(knock));
}

/** Whoever knocks, and what came of it, is written down before it is answered. */
async function recorded<Body extends DoorAnswer<unknown>>(
  { method, path }: Door,
  request: Request,
  deps: Dependencies,
  knocking: Awaited<ReturnType<typeof whoKnocks>>,
  handle: () => Promise<Body>,
): Promise<Body> {
  const name = `${method.toUpperCase()} ${path}`;
  const arrival = arrivalOf(request);
  const answer = await handle().catch(async (refusal: unknown) => {
    await recordSignIn(deps, name, arrival, knocking, outcomeOf(refusal));
    throw refusal;
  });
  await recordSignIn(deps, name, arrival, (await letIn(deps, answer.cookies ?? [])) ?? knocking, 'done');
  if (answer.afterwards) deps.signIn.later(answer.afterwards);
  return answer;
}

const noQuery = {
  in: 'query',
  pointer: '',
  code: 'unrecognized_keys',
  message: { 'zh-CN': '不认识的参数。', en: 'is not known here' },
} as const;
