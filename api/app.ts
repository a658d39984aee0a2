import type { Express } from 'express';
import express from 'express';
import type { Dependencies } from './deps';
import { answerNotFound, answerProblems } from './http/errors';
import { logRequests } from './http/log';
import { mountRoutes } from './http/mount';
import { limitRate, refuseBadAddress, refuseForeignOrigin, securityHeaders } from './http/protect';
import { routes } from './routes';
import { mountSystem } from './system/mount';
import { mountWeb } from './web';

/** The HTTP application over what it stands on; it listens to nothing yet. */
export function createApp(deps: Dependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(logRequests(deps.log));
  app.use(securityHeaders());
  app.use(refuseBadAddress);
  // A first visit asks for some forty scripts: pages are static, and must not use up what an office's address may ask.
  mountWeb(app, deps);
  app.use(limitRate(deps.settings.DUBAN_REQUESTS_PER_SECOND));
  app.use(refuseForeignOrigin(deps.settings));
  mountSystem(app, routes, deps);
  mountRoutes(app, routes, deps);
  app.use(answerNotFound);
  app.use(answerProblems(deps.log, deps.settings.DUBAN_LOCALE));
  return app;
}
