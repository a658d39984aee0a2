import { applyMigrations, DatabaseNewerError } from '../prisma/migrate';
import { reasonOf, StartFailure } from './failure';

/**
 * Brings the database to this version.
 * @returns how many migrations that took.
 * @throws StartFailure where the database is of a newer version, or a migration fails.
 */
export const bringUpToDate = async (ownerUrl: string): Promise<number> => {
  try {
    return (await applyMigrations(ownerUrl)).length;
  } catch (error) {
    if (error instanceof DatabaseNewerError) throw newer(error);
    const what = reasonOf(error);
    throw new StartFailure(`数据库结构升级失败：${what}`, `The database could not be migrated: ${what}`, {
      cause: error,
    });
  }
};

const newer = (error: DatabaseNewerError): StartFailure => {
  const last = error.unknown.at(-1) ?? '';

  return new StartFailure(
    `数据库属于更新的版本（含本版本不认识的 ${last}）：请升级程序后再启动，数据未被改动。`,
    `The database is of a newer version (it has ${last}, unknown to this one): update the program; nothing was changed.`,
    { cause: error },
  );
};
