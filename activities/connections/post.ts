import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AllowedHosts } from '../../domain/connections/address';
import { faultOf, isAllowedHost, isPublic } from '../../domain/connections/address';
import { cut, oneLine } from '../letters/plain';

/** One message takes at most this long, from the name's resolution to the end of the answer, milliseconds. */
const limitMs = 10_000;
const mostBytes = 4_096;

/** What was answered; or why nothing was, and whether the address itself is at fault. */
export type Posted =
  | { readonly status: number; readonly answer: string; readonly retryAfter: string | undefined }
  | { readonly failure: string; readonly blocked: boolean };

/**
 * Posts JSON to an address as it stands: the name is resolved now, an address inside our own network is refused where the
 * settings do not allow its host, and what was judged is what is connected to. Redirects are answers like any other and
 * not followed. Never throws for what network or receiver did.
 */
export async function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  hosts: AllowedHosts,
): Promise<Posted> {
  const fault = faultOf(address, hosts);
  if (fault) return { failure: `地址不允许 · the address is not allowed: ${fault}`, blocked: true };
  const url = new URL(address);
  const signal = AbortSignal.timeout(limitMs);
  try {
    const found = await Promise.race([
      lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true, order: 'ipv4first' }),
      aborted(signal),
    ]);
    const inside = found.find((one) => !isPublic(one.address));
    const [first] = found;
    if (!first) return { failure: '域名没有地址 · the name has no address', blocked: false };
    if (inside && !isAllowedHost(url, hosts))
      return { failure: `地址在内网，不允许 · the name leads inside: ${inside.address}`, blocked: true };
    return await send(url, { headers, body, signal, to: first });
  } catch (error) {
    return { failure: reasonOf(error, signal), blocked: false };
  }
}

type Message = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly to: { readonly address: string; readonly family: number };
};

function send(url: URL, { headers, body, signal, to }: Message): Promise<Posted> {
  const pinned: LookupFunction = (_name, options, done) => {
    if (options.all) done(null, [to]);
    else done(null, to.address, to.family);
  };
  const sizes = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
  };
  const options = {
    ...{ method: 'POST', agent: false, lookup: pinned, signal, maxHeaderSize: 16_384 },
    headers: { ...sizes, 'user-agent': 'Duban', ...headers },
  };
  return new Promise((resolve, reject) => {
    const asking = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      const end = () =>
        resolve({
          status: response.statusCode ?? 0,
          answer: cut(oneLine(withoutKeys(Buffer.concat(parts).toString('utf8'), url)), 500),
          retryAfter: response.headers['retry-after'],
        });
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        // No more of it is kept, so no more of it is waited for.
        if (size > mostBytes) {
          end();
          asking.destroy();
        }
      });
      response.on('end', end);
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The library's own words name host and port at most; nothing of an address that follows them. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `没有在 ${limitMs / 1000} 秒内答复 · no answer within ${limitMs / 1000} s`;
  return cut(oneLine(error instanceof Error ? error.message : String(error)), 500);
}

/** A receiver may answer with the address that it was called by, and a robot's key stands in that. */
function withoutKeys(answer: string, { searchParams, pathname, username, password }: URL): string {
  const written = [...searchParams.values(), ...pathname.split('/'), username, password].filter(
    (part) => part.length > 7,
  );
  const keys = written.flatMap((part) => [part, encodeURIComponent(part)]);
  return keys.reduce((text, key) => text.replaceAll(key, '…'), answer);
}
