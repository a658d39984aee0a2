import type { Request } from 'express';
import { callerOf } from '../../http/address';
import { addressHeader } from '../names';

/** What the library is told of a request: cookies, browser, origin, and the address as the settings' gateways give it. */
export function headersFor(request: Request): Headers {
  const headers = new Headers({ [addressHeader]: callerOf(request) });
  for (const name of ['cookie', 'user-agent', 'origin'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value.slice(0, 8_000));
  }
  return headers;
}
