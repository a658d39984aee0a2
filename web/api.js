import { language } from './words.js';

const key = 'duban-token';

/** The token lives as long as the tab does. */
export const token = {
  get: () => sessionStorage.getItem(key),
  set: (value) => sessionStorage.setItem(key, value),
  clear: () => sessionStorage.removeItem(key),
};

/** A refusal, in the reader's words. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail ?? problem.title, ...(problem.errors ?? []).map(({ message }) => message)].join(' '));
    this.status = status;
    this.problem = problem;
  }
}

/** Calls the API as the person whose token it is; throws {@link Refused} for everything but success. */
export async function call(path, { method = 'GET', body, version, key: idempotencyKey } = {}) {
  const headers = { accept: 'application/json', 'accept-language': language() };
  if (token.get()) headers.authorization = `Bearer ${token.get()}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const said = await answer.json().catch(() => ({ title: answer.statusText }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
