import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeSigningKey } from '../audit/signing-key';
import { writeDurably } from './files';

/** Where the key is that signs what auditors take away: beside the database, and not in it. */
export const signingKeyFile = (home: string): string => join(home, 'signing-key.pem');

/** Makes the key at the first start; only our own account may read it. */
export const ensureSigningKey = (home: string): void => {
  const file = signingKeyFile(home);
  if (!existsSync(file)) writeDurably(file, makeSigningKey());
};
