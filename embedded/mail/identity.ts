import { createHash } from 'node:crypto';
import type { Envelope } from './letter';

/** What a letter is known by: its Message-ID and those it is for; undefined where it has no Message-ID. */
export type Identity = { readonly messageId: string; readonly to: string };

/** What tells a letter from others, by its own headers and what the server was told beside it. */
export const identityOf = (raw: Buffer, { to }: Pick<Envelope, 'to'>): Identity | undefined => {
  const messageId = headerOf(raw, 'message-id');

  return messageId ? { messageId, to: [...new Set(to.map((one) => one.toLowerCase()))].sort().join(', ') } : undefined;
};

/** Eight hexadecimal digits for the file's name, so that a start need not open every letter to know them all. */
export const markOf = ({ messageId, to }: Identity): string =>
  createHash('sha256').update(`${messageId}\n${to}`).digest('hex').slice(0, 8);

/** The first header of this name, unfolded; undefined where there is none. */
export const headerOf = (raw: Buffer, name: string): string | undefined => {
  const end = /\r?\n\r?\n/.exec(raw.subarray(0, headerBytes).toString('latin1'));
  const head = raw.subarray(0, end?.index ?? headerBytes).toString('utf8');
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (line.slice(0, at).trim().toLowerCase() === name) return line.slice(at + 1).trim();
  }

  return undefined;
};

/** More than any letter of ours has above its text. */
const headerBytes = 64 * 1024;
