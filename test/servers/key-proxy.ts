import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http2';
import { connect, createSecureServer } from 'node:http2';
import type { Server } from 'node:net';
import type { Pair } from '../support/certificates';

type Options = { readonly pair: Pair; readonly target: string; readonly key: string };

/** A Temporal server behind TLS that asks every call for its API key, as Temporal Cloud does. */
export function keyProxy({ pair, target, key }: Options): Server {
  const far = connect(`http://${target}`);
  const server = createSecureServer({ key: readFileSync(pair.key), cert: readFileSync(pair.cert) });
  server.on('close', () => far.destroy());
  server.on('stream', (near, headers) => {
    near.on('error', () => undefined);
    if (headers.authorization !== `Bearer ${key}`) {
      near.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16', 'grpc-message': 'unknown key' },
        { endStream: true },
      );
      return;
    }
    const call = far.request({ ...headers, ':authority': target, ':scheme': 'http' });
    let trailers: IncomingHttpHeaders = {};
    near.pipe(call);
    call.on('error', () => near.close());
    call.on('response', (answer, flags) => {
      near.respond(answer, { waitForTrailers: (flags & 1) === 0, endStream: (flags & 1) === 1 });
      if ((flags & 1) === 0) near.on('wantTrailers', () => near.sendTrailers(trailers));
    });
    call.on('trailers', (came) => {
      trailers = came;
    });
    call.pipe(near);
  });
  return server;
}
