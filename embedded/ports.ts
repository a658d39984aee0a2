import { createServer } from 'node:net';
import { hasCode } from './failure';

/** The only address our own parts listen on. */
export const loopback = '127.0.0.1';

/**
 * A port that is free now on the loopback.
 * @param preferred is taken where it is free, so that a bookmark holds over restarts.
 */
export const freePort = async (preferred?: number): Promise<number> =>
  (preferred === undefined ? undefined : await tryPort(preferred, loopback)) ?? (await anyPort());

/** Free for a server on every address, which is free on each of them. */
export const isFree = async (port: number): Promise<boolean> =>
  (await tryPort(port, undefined)) !== undefined && (await tryPort(port, loopback)) !== undefined;

const anyPort = async (): Promise<number> => {
  const port = await tryPort(0, loopback);
  if (port === undefined) throw new Error('no free port on the loopback');

  return port;
};

const tryPort = (port: number, host: string | undefined): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const taken = hasCode(error, 'EADDRINUSE') || hasCode(error, 'EACCES');
      if (taken) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
