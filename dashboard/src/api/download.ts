import { chosenLanguage } from '../words/chosen';
import { problemOf, Refused, unreachable } from './problem';
import { credentials } from './session';

/** How far a download is, bytes; `total` is null while the file is being made, or where nobody says how long it is. */
export type Received = { readonly bytes: number; readonly total: number | null };

/**
 * Fetches a file as whoever is signed in and hands it to the browser to keep: a link alone carries no token. `tell` hears
 * how much has come.
 * @throws Refused for everything but success.
 */
export async function download(path: `/${string}`, tell: (received: Received) => void): Promise<void> {
  const headers = { 'accept-language': chosenLanguage(), ...credentials() };
  const answer = await fetch(path, { headers }).catch(() => {
    throw new Refused(0, unreachable);
  });
  if (!answer.ok) throw new Refused(answer.status, problemOf(await said(answer)));
  const total = Number(answer.headers.get('content-length')) || null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    parts.push(next.value);
    bytes += next.value.length;
    tell({ bytes, total });
  }
  const type = answer.headers.get('content-type') ?? '';
  keep(new Blob(parts, { type }), nameIn(answer.headers.get('content-disposition')));
}

/** Hands something to the browser to keep as a file. */
export function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function said(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null);
}

/** The name of a file as the API tells it: the one in its own letters where there are two (RFC 8187). */
function nameIn(disposition: string | null): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? '';
}
