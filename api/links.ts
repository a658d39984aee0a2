import { z } from 'zod';
import type { Route } from './route';

/** An OpenAPI link: which operation goes on from an answer, and with what of it. */
export type Link = { readonly operationRef: string; readonly parameters: Readonly<Record<string, string>> };

/** Where addresses lead on from an answer of somewhere else: what stands there under which name. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'get /api/tasks': ['/api/audit/tasks/{id}'],
  'get /api/batches': ['/api/audit/batches/{id}'],
  'get /api/periods': ['/api/periods/{period}', '/api/audit/periods/{id}'],
  'get /api/officials': ['/api/officials/{id}'],
};

/**
 * The links of a route, found by its address: a list leads to its next page, and to all that is below its members;
 * what was made leads to all that is below it; and what lies beside an address with an id keeps that id.
 */
export function linksOf(route: Route, routes: readonly Route[]): Record<string, Link> {
  const found = routes.flatMap((target) => {
    const parameters = parametersFor(route, target);
    return parameters ? [[nameOf(target), { operationRef: refOf(target), parameters }] as const] : [];
  });
  return Object.fromEntries(found);
}

function parametersFor(route: Route, target: Route): Link['parameters'] | undefined {
  if (target === route) return isPage(route) ? { cursor: '$response.body#/nextCursor' } : undefined;
  const roots = [
    route.path,
    ...(elsewhere[`${route.method} ${route.path}`] ?? []).map((path) => path.replace(/\/[^/]*$/, '')),
  ];
  const root = roots.find((one) => target.path.startsWith(`${one}/{`));
  const name = root && /^\{(\w+)\}/.exec(target.path.slice(root.length + 1))?.[1];
  const value = name && sourceOf(route, name);
  const others = Object.keys(target.params?.shape ?? {}).filter((other) => other !== name);
  const kept = Object.keys(route.params?.shape ?? {});
  if (!name || !value || others.some((other) => !kept.includes(other))) return undefined;
  return { [name]: value, ...Object.fromEntries(others.map((other) => [other, `$request.path.${other}`])) };
}

/** Where an answer names one of its members, or what it made; a period is named by its id. */
function sourceOf({ method, answers: { schema } }: Route, name: string): string | undefined {
  const key = name === 'period' ? 'id' : name;
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  if (method === 'post' && key in shape) return `$response.body#/${key}`;
  const items = shape.items instanceof z.ZodArray ? shape.items.element : undefined;
  return items instanceof z.ZodObject && key in items.shape ? `$response.body#/items/0/${key}` : undefined;
}

function isPage({ method, query }: Route): boolean {
  return method === 'get' && query !== undefined && 'cursor' in query.shape;
}

function nameOf({ method, path }: Route): string {
  return `${method}${path.replaceAll(/\W+/g, '_')}`.replace(/_$/, '');
}

function refOf({ method, path }: Route): string {
  return `#/paths/${path.replaceAll('/', '~1')}/${method}`;
}
