import { forgetMe } from './kept-me';

/** Shared with the sign-in page (web/api.js). */
const tokenKey = 'duban-token';
const signedInKey = 'duban-signed-in';

/** What says who asks where the session's cookie does not: a token that somebody signed in with, for this tab only. */
export function credentials(): { readonly authorization?: string } {
  const token = sessionStorage.getItem(tokenKey);
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** Forgets that anybody was signed in with this browser. It opens nothing: scripts cannot see the cookie itself. */
export function forgetSession(): void {
  sessionStorage.removeItem(tokenKey);
  localStorage.removeItem(signedInKey);
  forgetMe();
}

/** To the sign-in page, which comes back to where the reader was. */
export function toSignIn(): void {
  forgetSession();
  const { pathname, search, hash } = location;
  location.assign(`/sign-in?to=${encodeURIComponent(`${pathname}${search}${hash}`)}`);
}
