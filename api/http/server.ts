import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { answerClientErrors } from './client-error';
import type { Pace } from './pace';
import { holdToPace } from './pace';

/** What a connection may take of the process, times in milliseconds. */
export type ConnectionLimits = Pace & {
  /** A request's headers must have come by then. */
  readonly headersMs: number;
  /** And the whole of it: 20 MB take 160 s on a line of 1 Mbit/s. */
  readonly requestMs: number;
  /** More connections than an office with its gateways opens; those beyond are closed at once. */
  readonly connections: number;
};

const usual: ConnectionLimits = {
  ...{ headersMs: 10_000, requestMs: 180_000, graceMs: 20_000, bytesPerSecond: 16_384 },
  ...{ checkMs: 2_000, afterAnswer: 64 * 1024 * 1024, connections: 2_000 },
};

/**
 * A server on which nobody can hold connections by sending slowly: what does not come in time is answered 408 and
 * closed, and so is what is no HTTP, with 400. Nor by sending without end what is not taken.
 */
export function openServer(application: RequestListener, limits: ConnectionLimits = usual): Server {
  const { headersMs, requestMs, checkMs, connections } = limits;
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
    application,
  );
  server.maxConnections = connections;
  answerClientErrors(server);
  holdToPace(server, limits);
  return server;
}
