import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database } from './client';

/** Encrypts and opens what connections must be able to use and nobody may read: addresses with keys, secrets. */
export type Sealer = {
  /** Binds the text to `owner`, so that it opens as nothing else's. */
  seal(owner: string, text: string): string;
  /** Throws where it was sealed with another key, or for another owner. */
  open(owner: string, sealed: string): string;
};

/**
 * The sealer of this installation, by the key in the file that the settings name, so that it is not in the database with
 * what it guards; else by one that is made and kept there.
 */
export async function openSealer(database: Database, file: string | undefined): Promise<Sealer> {
  const text = file === undefined ? await keptKey(database) : readFileSync(file, 'utf8').trim();
  if (text.length < 32) throw new Error('DUBAN_CONNECTION_KEY: the file must hold at least 32 characters');
  const key = createHmac('sha256', text).update('duban connections').digest();
  return {
    seal(owner, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [iv, cipher.getAuthTag(), bytes].map((part) => part.toString('base64url')).join('.');
    },
    open(owner, sealed) {
      const [iv, tag, bytes] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
      if (!iv || !tag || !bytes) throw new Error('not a sealed text');
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner)).setAuthTag(tag);
      return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    },
  };
}

async function keptKey(database: Database): Promise<string> {
  const key = 'connectionKey';
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  });
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } });
  if (typeof value !== 'string') throw new Error('the key of the connections is not a text');
  return value;
}
