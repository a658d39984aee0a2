import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

/** A certificate and its key, as files (PEM). */
export type Pair = { readonly cert: string; readonly key: string };

/** An authority that nobody but a test trusts. */
export type Authority = {
  /** The file of its own certificate. */
  readonly ca: string;
  /** Signs for a host name or address, or for a client of that name. */
  issue(name: string): Promise<Pair>;
  remove(): void;
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

export async function makeAuthority(name: string): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-certificates-'));
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), `${text}\n`, { mode: 0o600 });
    return join(folder, file);
  };
  const keys = await newKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: '01', name: `CN=${name}`, keys, signingAlgorithm: algorithm, ...valid() },
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
  let count = 1;
  return {
    ca: write('ca.pem', root.toString('pem')),
    async issue(subject) {
      const number = ++count;
      const own = await newKeys();
      const type = /^[\d.]+$/.test(subject) ? 'ip' : 'dns';
      const certificate = await x509.X509CertificateGenerator.create({
        ...{ serialNumber: `0${number}`, subject: `CN=${subject}`, issuer: root.subject, ...valid() },
        ...{ publicKey: own.publicKey, signingKey: keys.privateKey, signingAlgorithm: algorithm },
        extensions: [new x509.SubjectAlternativeNameExtension([{ type, value: subject }])],
      });
      const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey));
      return {
        cert: write(`${number}.pem`, certificate.toString('pem')),
        key: write(`${number}.key`, x509.PemConverter.encode(der, 'PRIVATE KEY')),
      };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function newKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

function valid() {
  return { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + dayMs) };
}
