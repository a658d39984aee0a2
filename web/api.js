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
  }
}

/** Calls the API as the person whose token it is; throws {@link Refused} for everything but success. */
export async function call(path, { method = 'GET', body, form, version, key: idempotencyKey } = {}) {
  const headers = { ...asPerson(), accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const answer = await fetch(path, {
    method,
    headers,
    body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const said = await answer.json().catch(() => ({ title: answer.statusText }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}

/** Fetches a file as the person whose token it is: a plain link would come without it. */
export async function fetchFile(path) {
  const answer = await fetch(path, { headers: asPerson() });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({ title: answer.statusText })));
  return answer.blob();
}

function asPerson() {
  return { 'accept-language': language(), ...(token.get() && { authorization: `Bearer ${token.get()}` }) };
}
