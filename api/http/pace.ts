import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How slowly a body may come, and how long it may go on. */
export type Pace = {
  /** For so long it may come as it likes, milliseconds: a line that wakes up, a phone between two masts. */
  readonly graceMs: number;
  /** From then on it must have come at so many bytes a second at least, taken together. */
  readonly bytesPerSecond: number;
  readonly checkMs: number;
  /** What may still come of a body that was refused before its end, bytes, so that the answer is read. */
  readonly afterAnswer: number;
};

type UnderWay = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Kept from the beginning: a request whose body is broken off has none any more. */
  readonly socket: Socket;
  readonly begun: number;
  readonly before: number;
  /** What had come when it was first seen answered. */
  answeredAt?: number;
};

/**
 * Ends requests whose bodies drip, read or not: as `ERR_HTTP_REQUEST_TIMEOUT`, which is what the server itself says of
 * one that is not whole in time. So a drop a second holds a connection for moments, and a large file on a slow line has
 * all the time that the server gives. A body that goes on and on after it was refused is broken off.
 */
export function holdToPace(server: Server, { graceMs, bytesPerSecond, checkMs, afterAnswer }: Pace): void {
  const underWay = new Set<UnderWay>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    if (coding === undefined && (length ?? '0') === '0') return;
    const { socket } = request;
    underWay.add({ request, response, socket, begun: performance.now(), before: socket.bytesRead });
  });
  const look = setInterval(() => {
    for (const one of underWay) {
      const { request, response, socket, begun, before } = one;
      const due = ((performance.now() - begun - graceMs) / 1_000) * bytesPerSecond;
      const isSlow = socket.bytesRead - before < due;
      if (response.headersSent) one.answeredAt ??= socket.bytesRead;
      const isEndless = socket.bytesRead - (one.answeredAt ?? socket.bytesRead) > afterAnswer;
      const isOver = request.complete || socket.destroyed;
      if (isOver || isSlow || isEndless) underWay.delete(one);
      if (isOver || !(isSlow || isEndless)) continue;
      const late = Object.assign(new Error('a body drips'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      // Who has been answered already is told nothing more.
      if (response.headersSent) socket.destroy();
      else server.emit('clientError', late, socket);
    }
  }, checkMs);
  look.unref();
  server.once('close', () => clearInterval(look));
}
