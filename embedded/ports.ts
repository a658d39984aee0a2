import { createServer } from 'node:net';
import { hasCode } from './failure';

/** The only address our own parts listen on. */
export const loopback = '127.0.0.1';

/**
 * A port that is free now on the loopback.
 * @param preferred is taken where it is free, so that a bookmark holds over restarts.
 */
export const freePort = async (preferred?: number): Promise<number> => {
  const found = preferred === undefined ? 'taken' : await tryPort(preferred, loopback);

  return typeof found === 'string' ? anyPort() : found;
};

export type PortState = 'free' | 'taken' | 'forbidden';

/** Whether a server on every address may have it; one that is free there is free on each of them. */
export const portState = async (port: number): Promise<PortState> => {
  const everywhere = await tryPort(port, undefined);
  if (typeof everywhere === 'string') return everywhere;
  const here = await tryPort(port, loopback);

  return typeof here === 'string' ? here : 'free';
};

const anyPort = async (): Promise<number> => {
  const port = await tryPort(0, loopback);
  if (typeof port === 'string') throw new Error('no free port on the loopback');

  return port;
};

/** @returns the port, or why it cannot be had. */
const tryPort = (port: number, host: string | undefined): Promise<number | 'taken' | 'forbidden'> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (hasCode(error, 'EADDRINUSE')) resolve('taken');
      else if (hasCode(error, 'EACCES')) resolve('forbidden');
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
