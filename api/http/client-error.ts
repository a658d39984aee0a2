import type { Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { ProblemError } from '../problem';
import { presentProblem, problem } from '../problem';

/**
 * What is not HTTP, has an address with bytes that are not escaped or too large a head, or does not come in time, never
 * becomes a request; it is told so all the same.
 */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const failure = problemOf(error.code);
    const body = JSON.stringify(presentProblem(failure, 'en'));
    const head = [
      `HTTP/1.1 ${failure.kind.status} ${STATUS_CODES[failure.kind.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    // Who sends without end does not read either: what is left of the connection is not waited for.
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}

function problemOf(code: string | undefined): ProblemError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem('request_too_slow');
  return problem(code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'invalid_address');
}
