import type { Request as HttpRequest } from 'express';

/** The caller's network address, behind as many gateways as the settings trust. */
export function callerOf(request: Pick<HttpRequest, 'ip'>): string {
  return plainAddress(request.ip ?? '');
}

/** An address as people write it: IPv4 as four numbers, also where the machine listens on IPv6 (`::ffff:192.0.2.1`). */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
