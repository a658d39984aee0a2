import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { isFromTemporalPage } from '../codec/origin';
import { problem } from '../problem';
import type { Settings } from '../settings';
import { isSecure, sessionIn } from '../sign-in/cookies';
import { callerOf } from './address';
import { sha256 } from './form';
import { bearerOf } from './headers';
import type { SignIns } from './sign-ins';

/**
 * Security headers; scripts and styles only from our own files, none inline. Where browsers reach the product over https
 * they are told to come by no other way (HSTS); over plain http they would not heed it.
 */
export function securityHeaders({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): RequestHandler {
  return helmet({
    strictTransportSecurity: isSecure(PUBLIC_URL) && { maxAge: 31_536_000, includeSubDomains: false },
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

/** A whole office may stand behind one address, and begin its day at once. */
const newcomers = 5;

/**
 * So many requests a second for each token or session that has been good, and five times as many for each
 * address where none comes or one that nobody knows, since those can be made up without end; beyond that 429.
 */
export function limitRate(
  { DUBAN_REQUESTS_PER_SECOND: limit, PUBLIC_URL }: Pick<Settings, 'DUBAN_REQUESTS_PER_SECOND' | 'PUBLIC_URL'>,
  signIns: Pick<SignIns, 'isGood'>,
): RequestHandler {
  const provenIn = (request: Request) => {
    const shown = bearerOf(request) ?? sessionIn(request.headers.cookie, PUBLIC_URL);
    const hash = shown === null ? null : sha256(shown);
    return hash !== null && signIns.isGood(hash) ? hash : null;
  };
  return rateLimit({
    windowMs: 1_000,
    limit: (request) => (provenIn(request) ? limit : limit * newcomers),
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (request) => provenIn(request) ?? ipKeyGenerator(callerOf(request)),
    validate: false,
    handler: () => {
      throw problem('too_many_requests', { headers: { 'Retry-After': '1' } });
    },
  });
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The pages that may ask: the product's own, and Temporal's for one thing. */
type Pages = Pick<Settings, 'PUBLIC_URL' | 'DUBAN_TEMPORAL_UI'>;
/** Whether a request by its method changes nothing. */
export function isReading({ method }: Pick<Request, 'method'>): boolean {
  return reading.has(method);
}

/**
 * A page of another site may not change anything, whatever it knows: browsers say where a request comes from, and no
 * site but the product's own has a reason to write. What is no browser says nothing, and is judged by its token alone.
 */
export function refuseForeignOrigin(settings: Pages): RequestHandler {
  const own = new URL(settings.PUBLIC_URL).origin;
  return (request, _response, next) => {
    const { method, headers } = request;
    const { origin, host } = headers;
    if (origin !== undefined && !reading.has(method) && origin !== own && !isAt(origin, host))
      if (!isFromTemporalPage(request, settings)) throw problem('foreign_origin');
    next();
  };
}

/**
 * A cookie comes along with whatever request a browser makes, so a write with one has to say that a page of the product
 * made it: by its Origin, which was held against ours already, or by Sec-Fetch-Site. Throws `foreign_origin` (403).
 */
export function requireOwnPage(request: Request, settings: Pages): void {
  const { method, headers } = request;
  if (reading.has(method) || isFromTemporalPage(request, settings)) return;
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
