import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { problem } from '../problem';
import type { Settings } from '../settings';
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

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page of another site may not change anything, whatever it knows: browsers say where a request comes from, and no
 * site but the product's own has a reason to write. What is no browser says nothing, and is judged by its token alone.
 */
export function refuseForeignOrigin({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): RequestHandler {
  const own = new URL(PUBLIC_URL).origin;
  return ({ method, headers: { origin, host } }, _response, next) => {
    if (origin !== undefined && !reading.has(method) && origin !== own && !isAt(origin, host))
      throw problem('foreign_origin');
    next();
  };
}

/** Whether an origin is that of the host which was asked; a gateway may have taken the TLS off. */
function isAt(origin: string, host = ''): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  const asked = `${protocol}//${host}`;
  return /^https?:$/.test(protocol) && URL.canParse(asked) && new URL(asked).host === from;
}

/** A path whose percent-encoding is not UTF-8 is refused before anything is looked up by it; `decodeURI` throws. */
export const refuseBadAddress: RequestHandler = (request, _response, next) => {
  decodeURIComponent(request.path);
  next();
};
