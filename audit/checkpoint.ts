import { sha256 } from './sha256';
import { isSignedBy, keyIdOf } from './signing-key';

/** What a checkpoint says: so many rows of each source had been recorded up to an instant, and this is their hash. */
export type Checkpoint = {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly upTo: number;
  /** Canonical JSON: rows of each source from the beginning. */
  readonly counts: string;
  /** In a chain over everything before it. */
  readonly hash: string;
};

/** A checkpoint as an auditor takes it away: a small file of JSON. */
export type CheckpointFile = {
  readonly number: number;
  /** RFC 3339, in UTC. */
  readonly upTo: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly hash: string;
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  /** Ed25519, base64, over {@link checkpointText}. */
  readonly signature: string;
};

/** The text that is signed: what it is, number, instant, counts and hash, a line each. */
export function checkpointText({ number, upTo, counts, hash }: Checkpoint): string {
  return ['duban checkpoint', number, new Date(upTo).toISOString(), counts, hash].join('\n');
}

/** The hash of a checkpoint, as the database makes it. `parts` are its own sources, with rows and hash of each. */
export function checkpointHash(
  previous: string,
  { number, upTo, counts }: Pick<Checkpoint, 'number' | 'upTo' | 'counts'>,
  parts: string,
): string {
  return sha256([previous, number, upTo, counts, parts].join('\n'));
}

/** The hash of a row of the record, as the database makes it; null is no text. */
export function rowHash(fields: readonly (string | null)[]): string {
  const said = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field, 'utf8')}:${field}`));
  return sha256(said.join('\n'));
}

/** Whether a signature is that of the key that it names, over this checkpoint. */
export function isWellSigned(
  checkpoint: Checkpoint,
  { keyId, publicKey, signature }: Pick<CheckpointFile, 'keyId' | 'publicKey' | 'signature'>,
): boolean {
  try {
    return keyIdOf(publicKey) === keyId && isSignedBy(publicKey, checkpointText(checkpoint), signature);
  } catch {
    return false; // no key at all
  }
}
