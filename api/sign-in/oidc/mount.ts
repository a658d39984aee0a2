import type { Express } from 'express';
import { arrivalOf } from '../../access-log/record';
import type { Dependencies } from '../../deps';
import { headersFor } from '../http/headers';
import { letIn, recordSignIn } from '../log/record';
import { oidcProvider } from '../names';

/** Where the organisation's provider sends people back to; the one address of the library that is open as it is. */
export const callbackPath = `/api/auth/callback/${oidcProvider}` as const;

/** The callback, as the spec tells it where the organisation's provider is set up; nobody but a browser sent there calls it. */
export const callbackDescribed = {
  path: callbackPath,
  summary: 'Where the organisation’s own provider sends people back to',
  description:
    'With what the provider gave them; goes on to a page here, signed in, or to /sign-in?refused. Needs the cookie of the browser that began.',
} as const;

/** The provider's answer is proven by the library: state and cookie, PKCE, nonce, signature, issuer and audience. */
export function mountCallback(app: Express, deps: Dependencies): void {
  const { signIn, settings } = deps;
  if (settings.DUBAN_OIDC_ISSUER === undefined) return;
  app.get(callbackPath, async (request, response) => {
    const auth = await signIn.auth();
    const answer = await auth.handler(
      new Request(new URL(request.originalUrl, settings.PUBLIC_URL), { headers: headersFor(request) }),
    );
    const cookies = answer.headers.getSetCookie();
    const account = await letIn(deps, cookies);
    // A browser was sent here, and what it is shown is a page, also where the library answers with a refusal alone.
    const to = answer.headers.get('location') ?? '/sign-in?error=refused';
    const outcome = account ? 'done' : refusalOf(to, settings.PUBLIC_URL);
    await recordSignIn(deps, `GET ${callbackPath}`, arrivalOf(request), account, outcome);
    response.status(302).set('Cache-Control', 'no-store');
    for (const cookie of cookies) response.append('Set-Cookie', cookie);
    response.set('Location', ownAddress(to, settings.PUBLIC_URL)).end();
  });
}

/** What the log is told: an identity whose address is known, but whose account goes by another one, has a word of its own. */
function refusalOf(to: string, publicUrl: string): string {
  const error = new URL(to, publicUrl).searchParams.get('error');
  return error === 'unable_to_link_account' ? 'other_identity' : 'sign_in_refused';
}

/** What went wrong is told by one word: the library's own words are for its log. */
function ownAddress(to: string, publicUrl: string): string {
  const url = new URL(to, publicUrl);
  if (url.origin !== new URL(publicUrl).origin || url.pathname.startsWith('//')) return '/sign-in?refused';
  return url.searchParams.has('error') ? '/sign-in?refused' : `${url.pathname}${url.search}${url.hash}`;
}
