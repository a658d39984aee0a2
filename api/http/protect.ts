import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { problem } from '../problem';
import { sha256 } from './form';
import { bearerOf } from './headers';

/** Security headers; scripts and styles only from our own files, none inline. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** So many requests a second for each token, or for each address where no token comes; beyond that 429. */
export function limitRate(requestsPerSecond: number): RequestHandler {
  return rateLimit({
    windowMs: 1_000,
    limit: requestsPerSecond,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => {
      const token = bearerOf(request);
      return token ? sha256(token) : (request.socket.remoteAddress ?? '');
    },
    validate: false,
    handler: () => {
      throw problem('too_many_requests', { headers: { 'Retry-After': '1' } });
    },
  });
}

/** A path whose percent-encoding is not UTF-8 is refused before anything is looked up by it; `decodeURI` throws. */
export const refuseBadAddress: RequestHandler = (request, _response, next) => {
  decodeURIComponent(request.path);
  next();
};
