import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Signs what auditors take away. The key is kept outside the database, so that whoever may rewrite the database cannot
 * also make a checkpoint or a bundle that fits what was rewritten.
 */
export type Signer = {
  /** The first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;
  /** SPKI, PEM: what an auditor keeps, and checks signatures with. */
  readonly publicKey: string;
  /** The Ed25519 signature of a text's UTF-8 bytes, base64. */
  sign(text: string): string;
};

/** A new Ed25519 private key, PKCS #8, PEM. */
export function makeSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** @throws Error where the text is not an Ed25519 private key in PEM. */
export function signerOf(privateKeyPem: string): Signer {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the signing key is not an Ed25519 key');
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** The signer whose key is in a file; null where none is named. @throws Error where it cannot be read, or is no such key. */
export function readSigner(file: string | undefined): Signer | null {
  return file === undefined ? null : signerOf(readFileSync(file, 'utf8'));
}

/** The id of a public key (SPKI, PEM). @throws Error where it is none. */
export function keyIdOf(publicKeyPem: string): string {
  const der = createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/** A public key as it is whatever its PEM looks like: line ends and remarks are none of it. Null where the text is no key. */
export function keyOf(publicKeyPem: string): string | null {
  try {
    return createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return null; // whatever node's parser says of it, it is no key
  }
}

/** Whether a signature (base64) is that of a text by the holder of a public key (SPKI, PEM). */
export function isSignedBy(publicKeyPem: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey(publicKeyPem), Buffer.from(signature, 'base64'));
}
