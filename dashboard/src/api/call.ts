import { chosenLanguage } from '../words/chosen';
import { noteAnswer } from './contact';
import { problemOf, Refused, unreachable } from './problem';
import { credentials } from './session';

export type Asked = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** The version that a command is decided on; goes as If-Match. */
  readonly version?: number | undefined;
  /** What makes a repeated request the same one; goes as Idempotency-Key. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Calls the API as whoever is signed in. `Answer` is the type of the route's own schema.
 * @throws Refused for everything but success.
 */
export async function call<Answer>(path: `/${string}`, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', body, version, key, signal } = asked;
  const headers = {
    ...{ accept: 'application/json', 'accept-language': chosenLanguage(), ...credentials() },
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const sent = {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
  const answer = await fetch(path, sent).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Refused(0, unreachable);
  });
  const said: unknown = await answer.json().catch(() => null);
  noteAnswer();
  if (answer.ok) return said as Answer;
  throw new Refused(answer.status, problemOf(said), waitOf(answer), answer.headers.get('x-request-id'));
}

function waitOf({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

type Value = string | number | boolean | null | undefined;

/** A query of those values that there are: `?a=1&b=2`, or nothing. */
export function query(values: Readonly<Record<string, Value>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
