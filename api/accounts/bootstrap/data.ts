import { uuidv7 } from 'uuidv7';
import type { Database } from '../../../prisma/client';

/** API processes starting at once wait for each other here, so that one administrator is made. */
const bootstrapLock = 4_455_002;

/** The administrator in office who was there first, or a new one in a unit of their own. */
export function ensureAdministrator(database: Database): Promise<{ id: string; isNew: boolean }> {
  return database.$transaction(async (on) => {
    await on.$executeRaw`SELECT pg_advisory_xact_lock(${bootstrapLock})`;
    const present = await on.official.findFirst({
      where: { role: 'administrator', active: true },
      orderBy: { createdAt: 'asc' },
      select: { id: true },
    });
    if (present) return { id: present.id, isNew: false };
    const unit = { code: 'ADMIN', name: '系统管理', kind: 'department' };
    await on.unit.createMany({ data: [unit], skipDuplicates: true });
    const id = uuidv7();
    const administrator = { role: 'administrator', active: true };
    const { id: made } = await on.official.upsert({
      where: { email: 'administrator@localhost' },
      create: { id, email: 'administrator@localhost', name: '系统管理员', unitCode: unit.code, ...administrator },
      update: administrator,
      select: { id: true },
    });
    return { id: made, isNew: true };
  });
}

/** Registers a token by its hash, if it is not there yet. */
export async function registerToken(database: Database, officialId: string, hash: string): Promise<void> {
  await database.apiToken.upsert({
    where: { hash },
    create: { id: uuidv7(), officialId, name: 'DUBAN_ADMIN_TOKEN', hash },
    update: { officialId, revokedAt: null },
  });
}
