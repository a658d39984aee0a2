import type { Database } from '../../../prisma/client';

/** Takes an authenticator app away from an account. */
export async function removeApp(database: Database, officialId: string): Promise<void> {
  await database.$transaction([
    database.authenticator.deleteMany({ where: { officialId } }),
    database.official.update({ where: { id: officialId }, data: { twoFactorEnabled: false } }),
  ]);
}

/** No more codes are kept than are used: recovery is an invitation, not a list of codes in a drawer. */
export async function dropBackupCodes(database: Database, officialId: string): Promise<void> {
  await database.authenticator.updateMany({ where: { officialId }, data: { backupCodes: '' } });
}
