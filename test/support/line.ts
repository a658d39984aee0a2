import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A line to a server that can be cut and mended, for being without it as a network fault would have it. */
export type Line = {
  /** The given address, by way of this line. */
  readonly url: string;
  /** Breaks what is connected and refuses what comes. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** Lays a line to the server of a URL. */
export async function layLine(to: string): Promise<Line> {
  const target = new URL(to);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    cut() {
      whole = false;
      drop();
    },
    mend() {
      whole = true;
    },
    async close() {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
