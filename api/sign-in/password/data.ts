import { uuidv7 } from 'uuidv7';
import type { Database, Transaction } from '../../../prisma/client';
import { forgetAppAside } from '../app/data';

/**
 * Sets an account's password, by its hash, as the first step of being set up anew: authenticator, passkeys and sessions
 * of before are gone, and so is the way in by the organisation's provider, until it is used again.
 */
export async function setUpAnew(on: Transaction, officialId: string, password: string): Promise<void> {
  await on.passkey.deleteMany({ where: { officialId } });
  await on.authenticator.deleteMany({ where: { officialId } });
  await forgetAppAside(on, officialId);
  await on.signInSession.deleteMany({ where: { officialId } });
  await on.credential.deleteMany({ where: { officialId } });
  await on.official.update({ where: { id: officialId }, data: { twoFactorEnabled: false } });
  await on.credential.create({
    data: { id: uuidv7(), officialId, accountId: officialId, providerId: 'credential', password },
  });
}

/** Puts another password, by its hash, in the place of an account's own. */
export async function replacePassword(database: Database, officialId: string, password: string): Promise<void> {
  await database.credential.updateMany({ where: { officialId, providerId: 'credential' }, data: { password } });
}
