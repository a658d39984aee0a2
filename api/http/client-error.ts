import type { Server } from 'node:http';
import { presentProblem, problem } from '../problem';

/** What is not HTTP, or an address with bytes that are not escaped, never becomes a request; it is told so all the same. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const body = JSON.stringify(presentProblem(problem('invalid_address'), 'en'));
    const head = [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
