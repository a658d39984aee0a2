import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './files';

/** Where the key is that cookies are signed and authenticators' secrets encrypted with: beside the database, not in it. */
export const signInKeyFile = (home: string): string => join(home, 'sign-in-key');

/** Makes the key at the first start; only our own account may read it. */
export const ensureSignInKey = (home: string): void => {
  const file = signInKeyFile(home);
  if (!existsSync(file)) writeDurably(file, randomBytes(32).toString('base64url'));
};
