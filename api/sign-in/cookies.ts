/** Whether browsers reach the product over TLS; elsewhere a secure cookie would never come back. */
export function isSecure(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:';
}

/**
 * How cookies are named and marked. Over https they are `__Host-` cookies: set for this host alone, by this host alone.
 * `Lax`, so that a link in a letter finds its reader signed in; what writes is held to the product's own origin besides.
 */
export function cookieOptions(publicUrl: string) {
  const secure = isSecure(publicUrl);
  const prefix = secure ? '__Host-duban' : 'duban';
  return {
    // The library would put `__Secure-` before every name.
    useSecureCookies: false,
    cookiePrefix: prefix,
    defaultCookieAttributes: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  } as const;
}

/** The name of the cookie that holds the session. */
export function sessionCookie(publicUrl: string): string {
  return `${cookieOptions(publicUrl).cookiePrefix}.session_token`;
}

/** What the session's cookie holds among the cookies of a request, unproven; null where it is not there. */
export function sessionIn(cookies: string | undefined, publicUrl: string): string | null {
  return valueIn(cookies, sessionCookie(publicUrl));
}

/** For how long a browser keeps the name by which its codes are told from others', seconds: half a year. */
export const browserSeconds = 180 * 86_400;

/** Has a browser keep that name. `Strict`: only pages of the product ask for codes. It opens nothing by itself. */
export function browserCookie(publicUrl: string, name: string): string {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  return `${browserCookieName(publicUrl)}=${name}; Path=/; Max-Age=${browserSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** The name that a browser was given; null where it has none, or one that was never ours. */
export function browserIn(cookies: string | undefined, publicUrl: string): string | null {
  const name = valueIn(cookies, browserCookieName(publicUrl));
  return name !== null && /^[\w-]{43}$/.test(name) ? name : null;
}

/** What names a sign-in of which the password was shown and the app's code was not, unproven; null where there is none. */
export function halfIn(cookies: string | undefined, publicUrl: string): string | null {
  const signed = valueIn(cookies, `${cookieOptions(publicUrl).cookiePrefix}.two_factor`);
  return /^(2fa-[\w-]{20})\./.exec(signed ?? '')?.[1] ?? null;
}

function browserCookieName(publicUrl: string): string {
  return `${cookieOptions(publicUrl).cookiePrefix}.browser`;
}

function valueIn(cookies: string | undefined, name: string): string | null {
  const found = (cookies ?? '').split(';').find((cookie) => cookie.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1) || null;
}
