import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { problem } from '../problem';
import type { Settings } from '../settings';
import { sessionIn } from '../sign-in/cookies';
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

/** So many requests a second for each token or session, or for each address where none comes; beyond that 429. */
export function limitRate(requestsPerSecond: number, publicUrl: string): RequestHandler {
  const sessionOf = ({ headers: { cookie } }: Request) => sessionIn(cookie, publicUrl);
  return rateLimit({
    windowMs: 1_000,
    limit: requestsPerSecond,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => {
      const known = bearerOf(request) ?? sessionOf(request);
      return known ? sha256(known) : (request.ip ?? '');
    },
    validate: false,
    handler: () => {
      throw problem('too_many_requests', { headers: { 'Retry-After': '1' } });
    },
  });
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request by its method changes nothing. */
export function isReading({ method }: Pick<Request, 'method'>): boolean {
  return reading.has(method);
}

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

/**
 * A cookie comes along with whatever request a browser makes, so a write with one has to say that a page of the product
 * made it: by its Origin, which was held against ours already, or by Sec-Fetch-Site. Throws `foreign_origin` (403).
 */
export function requireOwnPage({ method, headers }: Request): void {
  if (reading.has(method)) return;
  const site = headers['sec-fetch-site'];
  if (site === undefined ? headers.origin === undefined : site !== 'same-origin') throw problem('foreign_origin');
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
