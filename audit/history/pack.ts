import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '../sha256';

/** A history as it is kept: its text packed (gzip), and the SHA-256 of that text. */
export type Packed = { readonly bytes: Buffer; readonly sha256: string };

export function pack(text: string): Packed {
  return { bytes: gzipSync(text, { level: 9 }), sha256: sha256(text) };
}

/** The text of a history. @throws Error where the bytes are damaged. */
export function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString('utf8');
}
