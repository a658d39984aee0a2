import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database } from '../../prisma/client';
import type { Settings } from '../settings';
import { installationKey } from './data';

/**
 * The key of this installation that cookies are signed with and secrets of authenticator apps are encrypted with: from
 * the file that the settings name, so that it is not in the database with what it guards; else made and kept there.
 */
export async function signInKey(database: Database, { DUBAN_SIGN_IN_KEY: file }: Settings): Promise<string> {
  const key = file === undefined ? await installationKey(database) : readFileSync(file, 'utf8').trim();
  if (key.length < 32) throw new Error('DUBAN_SIGN_IN_KEY: the file must hold at least 32 characters');
  return key;
}

/** A code as it is kept: guessing it from there takes the key. */
export function keyedHash(key: string, purpose: 'code' | 'invitation', code: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${code}`).digest('hex');
}
