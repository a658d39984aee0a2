import { uuidv7 } from 'uuidv7';
import type { Database, Transaction } from '../../../prisma/client';

/** What an account had before, as it was: a replacement that is left half-way must not leave it with less. */
export const aside = (officialId: string) => `app-before:${officialId}`;

/** No end: it is put back, or forgotten once the new one is set up. */
const never = new Date('2999-01-01T00:00:00Z');

/** Has what is done about one account's second factors done one after another, in however many processes. */
export function inTurn<T>(database: Database, officialId: string, work: () => Promise<T>): Promise<T> {
  return database.$transaction(
    async (on) => {
      await on.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('app ' || ${officialId}, 0))`;
      return work();
    },
    { timeout: 10_000, maxWait: 3_000 },
  );
}

/**
 * Makes room for a new authenticator app. The one that an account has is put aside, and counts again as soon as somebody
 * signs in before the new one is set up.
 */
export async function setAppAside(database: Database, officialId: string): Promise<void> {
  await database.$transaction(async (on) => {
    const before = await on.authenticator.findUnique({ where: { officialId } });
    if (!before?.verified) return;
    const { secret } = before;
    await on.signInProof.deleteMany({ where: { identifier: aside(officialId) } });
    await on.signInProof.create({
      data: { id: uuidv7(), identifier: aside(officialId), value: secret, expiresAt: never },
    });
    await on.authenticator.delete({ where: { officialId } });
    await on.official.update({ where: { id: officialId }, data: { twoFactorEnabled: false } });
  });
}

/** Puts the app back that was put aside: the new one was never set up. */
export async function putAppBack(database: Database, officialId: string): Promise<void> {
  await database.$transaction(async (on) => {
    const before = await on.signInProof.findFirst({ where: { identifier: aside(officialId) } });
    if (!before) return;
    await on.authenticator.deleteMany({ where: { officialId } });
    await on.authenticator.create({
      data: { id: uuidv7(), officialId, secret: before.value, backupCodes: '', verified: true },
    });
    await on.official.update({ where: { id: officialId }, data: { twoFactorEnabled: true } });
    await on.signInProof.delete({ where: { id: before.id } });
  });
}

/** The new app is set up: the one before counts no more. Answers whether there was one. */
export async function forgetAppAside(on: Transaction, officialId: string): Promise<boolean> {
  return (await on.signInProof.deleteMany({ where: { identifier: aside(officialId) } })).count > 0;
}

/** No more codes are kept than are used: recovery is an invitation, not a list of codes in a drawer. */
export async function dropBackupCodes(database: Database, officialId: string): Promise<void> {
  await database.authenticator.updateMany({ where: { officialId }, data: { backupCodes: '' } });
}
