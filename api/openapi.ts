import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { roles } from '../domain/people/roles';
import { withoutRefusedKeys } from './http/refused-key';
import { keptDays } from './idempotency/forget';
import { linksOf } from './links';
import type { Route } from './route';
import { sessionCookie } from './sign-in/cookies';
import type { Door } from './sign-in/http/door';
import type { OpenRoute } from './system/described';

const faultSchema = z.object({
  pointer: z.string().optional(),
  in: z.enum(['body', 'query', 'path', 'form']).optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
});

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'stable; what programs go by' }),
    detail: z.string().meta({ description: "in the caller's language" }),
    errors: z.array(faultSchema),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; some problems carry more members' });

const idempotencyKey = z
  .string()
  .optional()
  .meta({
    ...{ minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    description: `the same key and body give the same answer and one effect, for ${keptDays} days; another body 422`,
  });
const unneededKey = idempotencyKey.meta({
  description: 'nothing is changed, so it is answered anew each time; another body under the same key 422',
});
const ifMatch = z.string().optional().meta({
  pattern: '^((W/)?"[0-9]{1,9}"|[0-9]{1,9}|\\*)$',
  example: '"3"',
  description: 'the version that the command was decided on; a stale one 412',
});
const language = z.string().optional().meta({ description: 'zh-CN or en' });

/** The OpenAPI document, from the very values that are mounted, and of what is open to everyone beside them. */
export function describeRoutes({ routes, doors, open, callback }: Described, publicUrl: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', {
    ...{ type: 'apiKey', in: 'cookie', name: sessionCookie(publicUrl) },
    description: 'set by signing in; what writes must come from a page of this address (Origin or Sec-Fetch-Site)',
  });
  for (const route of routes) registry.registerPath(pathOf(route, routes));
  for (const door of doors) registry.registerPath(doorPathOf(door));
  for (const route of open) registry.registerPath(openPathOf(route));
  if (callback) registry.registerPath(callbackPathOf(callback));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Duban 督办',
      version: '1',
      description:
        'Supervision of key tasks (重点任务督办). Text is UTF-8 without U+0000. A write that does not name If-Match or Idempotency-Key among its headers refuses it (400 if_match_not_taken, idempotency_key_not_taken).',
    },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }, { session: [] }],
  });
  return withoutRefusedKeys(document) as object;
}

/** All that the document tells of. */
export type Described = {
  readonly routes: readonly Route[];
  readonly doors: readonly Door[];
  readonly open: readonly OpenRoute[];
  /** Where a provider sends browsers back to; null where none is set up. */
  readonly callback: Callback | null;
};

type Callback = { readonly path: string; readonly summary: string; readonly description: string };

type PathOf = Parameters<OpenAPIRegistry['registerPath']>[0];

function pathOf(route: Route, routes: readonly Route[]): PathOf {
  const links = linksOf(route, routes);
  const content = contentOf(route);
  const callers = route.by === 'every account' ? 'Every account.' : `Roles: ${route.by.join(', ')}.`;
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    description: [route.description, callers].filter(Boolean).join('\n\n'),
    tags: [route.tag],
    'x-roles': route.by === 'every account' ? [...roles] : [...route.by],
    request: {
      ...(route.params && { params: route.params }),
      ...(route.query && { query: route.query }),
      headers: z.object({
        'accept-language': language,
        ...(route.method !== 'get' && { 'idempotency-key': route.changesNothing ? unneededKey : idempotencyKey }),
        ...(route.conditional && { 'if-match': ifMatch }),
      }),
      ...(content && { body: { content, required: isBodyNeeded(route) } }),
    },
    responses: {
      [route.answers.status]: {
        description: 'done',
        content: Object.fromEntries(typesOf(route).map((type) => [type, { schema: route.answers.schema }])),
        ...(Object.keys(links).length > 0 && { links }),
      },
      ...Object.fromEntries(problemStatuses(route).map((status) => [status, problemOf(status)])),
    },
  };
}

/** Ways in need no session; what is about one's own session needs it, with or without rights. */
function doorPathOf(door: Door): PathOf {
  const { method, path, summary, description, body, params, answers, refuses, sessionOptional } = door;
  const statuses = [400, 401, 429, 431, 500, 503, ...(method === 'post' ? [408, 413, 415] : []), ...(refuses ?? [])];
  return {
    ...{ method, path, summary, tags: ['signing in'] },
    ...(description && { description }),
    security: path.startsWith('/api/session') ? [{ session: [] }, ...(sessionOptional ? [{}] : [])] : [],
    request: {
      ...(params && { params }),
      headers: z.object({ 'accept-language': language }),
      ...(body && { body: { content: { 'application/json': { schema: body } }, required: isBodyNeeded({ body }) } }),
    },
    responses: {
      [answers.status]: { description: 'done', content: { 'application/json': { schema: answers.schema } } },
      ...Object.fromEntries([...statuses, 403].map((status) => [status, problemOf(status)])),
    },
  };
}

function openPathOf({ path, summary, answers, mayBeAway }: OpenRoute): PathOf {
  return {
    ...{ method: 'get', path, summary, description: 'Open to everyone: needs no token.', tags: ['system'] },
    security: [],
    responses: {
      200: { description: 'done', content: { [answers.type]: { schema: answers.schema } } },
      429: problemOf(429),
      ...(mayBeAway && { 503: problemOf(503) }),
    },
  };
}

function callbackPathOf({ path, summary, description }: Callback): PathOf {
  const given = z.string().optional();
  return {
    ...{ method: 'get', path, summary, description, tags: ['signing in'], security: [] },
    request: { query: z.looseObject({ code: given, state: given, error: given }) },
    responses: {
      302: { description: 'to a page here' },
      429: problemOf(429),
      500: problemOf(500),
      503: problemOf(503),
    },
  };
}

/** A problem; where trying again helps, it says when. */
function problemOf(status: number) {
  return {
    description: 'problem',
    ...(retried.includes(status) && { headers: z.object({ 'Retry-After': retryAfter }) }),
    content: { 'application/problem+json': { schema: problemSchema } },
  };
}

const retried: readonly number[] = [429, 503];
const retryAfter = z.int().min(1).meta({ description: 'seconds to wait before trying again' });

function typesOf({ answers: { type = 'application/json' } }: Route): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

/** No body means `{}`: whether that would be too little. */
function isBodyNeeded({ body, form }: Pick<Route, 'body'> & Partial<Pick<Route, 'form'>>): boolean {
  return body ? !body.safeParse({}).success : form !== undefined;
}

function contentOf({ body, form }: Route) {
  const files = Object.fromEntries((form?.files ?? []).map((name) => [name, fileSchema]));
  const content = {
    ...(body && { 'application/json': { schema: body } }),
    ...(form && { 'multipart/form-data': { schema: form.fields.extend(files) } }),
  };
  return body || form ? content : undefined;
}

const fileSchema = z.string().optional().meta({ format: 'binary' });

function problemStatuses(route: Route): number[] {
  return [
    ...new Set([
      ...[400, 401, 429, 431, 500, 503],
      ...(route.by === 'every account' && route.method === 'get' ? [] : [403]),
      ...(route.params ? [404] : []),
      ...(route.method === 'get' ? [] : [408, 413, 415]),
      ...(route.method === 'get' ? [] : [422]),
      ...(route.refuses ?? []),
    ]),
  ].sort((a, b) => a - b);
}
