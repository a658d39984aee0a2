import type { Request, RequestHandler } from 'express';
import type { Settings } from '../settings';

/** Where Temporal's own page asks for payloads to be opened; it adds `/decode` to the address that it is told. */
export const codecPath = '/api/codec';
const decodePath = `${codecPath}/decode`;

type Page = Pick<Settings, 'DUBAN_TEMPORAL_UI'>;

/** Whether a request is for opening payloads, and made by Temporal's own page: the one page beside ours that may ask. */
export function isFromTemporalPage({ path, headers: { origin } }: Request, { DUBAN_TEMPORAL_UI: page }: Page): boolean {
  return path === decodePath && page !== undefined && origin === new URL(page).origin;
}

/** Tells browsers that Temporal's own page, and no other, may ask, with the cookie of who reads it, and may read the answer. */
export function letTemporalPageAsk(settings: Page): RequestHandler {
  return (request, response, next) => {
    if (request.path === decodePath) response.vary('Origin');
    if (!isFromTemporalPage(request, settings)) return next();
    response.set({
      'Access-Control-Allow-Origin': request.headers.origin,
      'Access-Control-Allow-Credentials': 'true',
    });
    if (request.method !== 'OPTIONS') return next();
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
        'Access-Control-Max-Age': '600',
      })
      .end();
  };
}
