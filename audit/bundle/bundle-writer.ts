import { createHash } from 'node:crypto';
import type { Signer } from '../signing-key';
import type { ListedFile, Manifest } from './manifest';
import { manifestText } from './manifest';
import type { ZipWriter } from './zip';

/** Puts files into a bundle, and closes it with a manifest of them that is signed. */
export class BundleWriter {
  private readonly files: ListedFile[] = [];

  constructor(
    private readonly zip: ZipWriter,
    private readonly signer: Signer,
  ) {}

  async add(path: string, content: string | Buffer): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    await this.zip.add(path, bytes);
  }

  /** Adds values as lines of JSON; no file where there are none. */
  async addLines(path: string, values: readonly object[]): Promise<void> {
    if (values.length > 0) await this.add(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  }

  /** Ends the bundle: the public key, the manifest of all that was added, and its signature. */
  async end(told: Omit<Manifest, 'format' | 'keyId' | 'files'>): Promise<void> {
    const { keyId, publicKey } = this.signer;
    await this.add('key.pem', publicKey);
    const text = manifestText({ format: 'duban-bundle/1', ...told, keyId, files: this.files });
    await this.zip.add('manifest.json', Buffer.from(text, 'utf8'));
    await this.zip.add('manifest.sig', Buffer.from(`${this.signer.sign(text)}\n`, 'utf8'));
    await this.zip.end();
  }
}
