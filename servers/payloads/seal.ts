import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import type { KeyRing, PayloadKey } from './keys';

const { Payload } = temporal.api.common.v1;

/** What the engine carries: bytes, and how they are to be read. */
export type Payload = { metadata?: Record<string, Uint8Array> | null; data?: Uint8Array | null };

/** As the engine's own samples name it, so that its tools know such a payload for what it is. */
const encoding = 'binary/encrypted';
const cipher = 'AES-256-GCM';
const [nonceBytes, tagBytes] = [12, 16];

/** A payload that cannot be opened here. */
export class PayloadSealedError extends Error {
  override readonly name = 'PayloadSealedError';
  constructor(
    /** `payload_key_unknown`: no key of that name; `payload_not_opened`: it is not what was sealed with that key. */
    readonly code: 'payload_key_unknown' | 'payload_not_opened',
    readonly keyId: string,
    options?: ErrorOptions,
  ) {
    const why =
      code === 'payload_key_unknown'
        ? `no key ${keyId} is among those of DUBAN_PAYLOAD_KEYS`
        : `the payload is not what was sealed with the key ${keyId}, or the key of that name is another`;
    super(`${code}: ${why}`, options);
  }
}

/** Seals a whole payload, metadata included, with the first key; what says how it is sealed is authenticated as well. */
export function seal(payload: Payload, keys: KeyRing): Payload {
  const { id, secret } = keys.sealing();
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagBytes });
  sealing.setAAD(said(id));
  const plain = Payload.encode(payload).finish();
  const data = Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
  return {
    metadata: {
      encoding: Buffer.from(encoding),
      'encryption-cipher': Buffer.from(cipher),
      'encryption-key-id': Buffer.from(id),
    },
    data,
  };
}

/** Whether a payload is one of ours, sealed. */
export function isSealed({ metadata }: Payload): boolean {
  return textOf(metadata?.encoding) === encoding;
}

/** What was sealed; any other payload as it is, such as those from before there was a key. @throws PayloadSealedError */
export function open(payload: Payload, keys: KeyRing | undefined): Payload {
  if (!isSealed(payload)) return payload;
  const id = textOf(payload.metadata?.['encryption-key-id']);
  const [first, ...others] = keys?.named(id) ?? [];
  if (!first) throw new PayloadSealedError('payload_key_unknown', id);
  try {
    return openWith(payload, first);
  } catch (cause) {
    for (const other of others) {
      try {
        return openWith(payload, other);
      } catch {
        // Whichever of a name it was sealed with: what is wrong with it, the first says.
      }
    }
    throw new PayloadSealedError('payload_not_opened', id, { cause });
  }
}

/** Throws where it was not sealed with this very key, or is not what was sealed. */
function openWith({ metadata: how, data: sealed }: Payload, { id, secret }: PayloadKey): Payload {
  if (textOf(how?.['encryption-cipher']) !== cipher) throw new Error('another cipher');
  const bytes = Buffer.from(sealed ?? []);
  const opening = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(said(id));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  const plain = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
  const { metadata, data } = Payload.decode(plain);
  return { metadata, data };
}

function said(id: string): Buffer {
  return Buffer.from([encoding, cipher, id].join('\n'));
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
