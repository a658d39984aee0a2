import type { Express } from 'express';
import express from 'express';
import { letTemporalPageAsk } from './codec/origin';
import type { Dependencies } from './deps';
import { answerNotFound, answerProblems } from './http/errors';
import { logRequests } from './http/log';
import { mountRoutes } from './http/mount';
import { limitRate, refuseBadAddress, refuseForeignOrigin, securityHeaders } from './http/protect';
import { routes } from './routes';
import { doors } from './sign-in/doors';
import { mountDoors } from './sign-in/http/mount';
import { callbackDescribed, mountCallback } from './sign-in/oidc/mount';
import type { SignIn } from './sign-in/sign-in';
import { openSignIn } from './sign-in/sign-in';
import { mountSystem } from './system/mount';
import { mountWeb } from './web';
import { answerPages } from './web/dashboard';

/** The application, and what of it goes on beside requests and must be closed. */
export type App = Express & { readonly signIn: SignIn };

/** The HTTP application over what it stands on; it listens to nothing yet. */
export function createApp(given: Omit<Dependencies, 'signIn'>): App {
  const deps: Dependencies = { ...given, signIn: openSignIn(given) };
  const app = express();
  app.set('trust proxy', gatewaysOf(deps.settings));
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(logRequests(deps.log));
  app.use(securityHeaders(deps.settings));
  app.use(refuseBadAddress);
  // A first visit asks for some forty scripts: pages are static, and must not use up what an office's address may ask.
  mountWeb(app, deps);
  app.use(limitRate(deps.settings.DUBAN_REQUESTS_PER_SECOND, deps.settings.PUBLIC_URL));
  app.use(letTemporalPageAsk(deps.settings));
  app.use(refuseForeignOrigin(deps.settings));
  const callback = deps.settings.DUBAN_OIDC_ISSUER === undefined ? null : callbackDescribed;
  mountSystem(app, { routes, doors, callback }, deps);
  mountCallback(app, deps);
  mountDoors(app, doors, deps);
  mountRoutes(app, routes, deps);
  app.use(answerPages);
  app.use(answerNotFound);
  app.use(answerProblems(deps.log, deps.settings.DUBAN_LOCALE));
  return Object.assign(app, { signIn: deps.signIn });
}

/** Whose word on a caller's address and scheme counts: so many gateways in front, or those of certain networks. */
function gatewaysOf({ DUBAN_TRUST_PROXY: trusted }: Dependencies['settings']): number | string[] | false {
  if (trusted === undefined) return false;
  return /^\d$/.test(trusted) ? Number(trusted) : trusted.split(',').map((network) => network.trim());
}
