import { language } from './words.js';

const key = 'duban-token';
const signedInKey = 'duban-signed-in';
/** Whom the dashboard knows without a connection (dashboard/src/api/kept-me.ts): nobody once somebody else comes in. */
const meKey = 'duban-me';

/** An access token, for who signs in with one: it lives as long as the tab does. Everybody else has the session's cookie. */
export const token = {
  get: () => sessionStorage.getItem(key),
  set: (value) => {
    localStorage.removeItem(meKey);
    sessionStorage.setItem(key, value);
  },
  clear: () => sessionStorage.removeItem(key),
};

/** Whether somebody signed in with this browser and has not left. It opens nothing: scripts cannot see the cookie itself. */
export const signedIn = {
  get: () => token.get() !== null || localStorage.getItem(signedInKey) === 'yes',
  set: () => {
    localStorage.removeItem(meKey);
    localStorage.setItem(signedInKey, 'yes');
  },
  clear: () => {
    token.clear();
    localStorage.removeItem(meKey);
    localStorage.removeItem(signedInKey);
  },
};

/** What says who asks, where the cookie does not. */
export function credentials() {
  return token.get() ? { authorization: `Bearer ${token.get()}` } : {};
}

/** A refusal, in the reader's words. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail ?? problem.title, ...(problem.errors ?? []).map(({ message }) => message)].join(' '));
    this.status = status;
    this.problem = problem;
  }
}

/** Calls the API as the person whose token or session it is; throws {@link Refused} for everything but success. */
export async function call(path, { method = 'GET', body, version, key: idempotencyKey } = {}) {
  const headers = { accept: 'application/json', 'accept-language': language(), ...credentials() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const said = await answer.json().catch(() => ({ title: answer.statusText }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
