import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hasCode, StartFailure } from './failure';

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

/** A program says that a port is taken which was free when it was chosen for it. */
export class PortTaken extends StartFailure {}

/** How often other ports are tried before a person is asked. */
const mostAttempts = 5;

/**
 * Between the choice of a port and its being bound another process may take it, and an engine chooses further ones for
 * itself: whatever ends with `PortTaken` is tried again, and has to choose anew.
 * @param mayAgain is asked before each further attempt.
 */
export const untilPortsHold = async <T>(
  attempt: () => Promise<T>,
  mayAgain: () => boolean = () => true,
): Promise<T> => {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PortTaken) || attempts === mostAttempts || !mayAgain()) throw error;
    }
  }
};

/** Above what needs rights and what well-known servers have, below what most systems give to outgoing connections. */
const ours = { from: 20_000, to: 32_000 };

/** Not of the range that the system gives to whatever connects somewhere, unless nothing else is left. */
const anyPort = async (): Promise<number> => {
  const given = ephemeral();
  for (let tries = 0; tries < 200; tries++) {
    const candidate = randomInt(ours.from, ours.to);
    if (candidate >= given.from && candidate <= given.to) continue;
    const port = await tryPort(candidate, loopback);
    if (typeof port === 'number') return port;
  }
  const port = await tryPort(0, loopback);
  if (typeof port === 'string') throw new Error('no free port on the loopback');

  return port;
};

/** Linux tells; the others keep to the range of IANA. */
const ephemeral = (): { from: number; to: number } => {
  if (process.platform !== 'linux') return { from: 49_152, to: 65_535 };
  const [from = 32_768, to = 60_999] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number);

  return { from, to };
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
