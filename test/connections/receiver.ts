import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver was sent. */
export type Taken = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** What it answers; undefined keeps it silent. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | undefined;

/** A receiver on this machine: keeps all that comes, and answers by `answer`, 200 where nothing else is said. */
export async function openReceiver() {
  const taken: Taken[] = [];
  let answer: (taken: Taken, count: number) => Reply = () => ({ status: 200 });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const one = { path: request.url ?? '', headers: request.headers, body };
    taken.push(one);
    const reply = answer(one, taken.length);
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body ?? '{"errcode":0,"errmsg":"ok"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    taken,
    /** From now on. */
    answers(next: typeof answer) {
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
