import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './files';

/** Where the key is that connections' secrets are encrypted with: beside the database, not in it. */
export const connectionKeyFile = (home: string): string => join(home, 'connection-key');

/** Makes the key at the first start; only our own account may read it. */
export const ensureConnectionKey = (home: string): void => {
  const file = connectionKeyFile(home);
  if (!existsSync(file)) writeDurably(file, randomBytes(32).toString('base64url'));
};
