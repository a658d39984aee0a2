import { uuidv7 } from 'uuidv7';
import type { Database, Transaction } from '../../../prisma/client';

/** API processes starting at once wait for each other here, so that one administrator is made. */
const bootstrapLock = 4_455_002;

/** The address of the administrator that an installation begins with. */
const firstAddress = 'administrator@localhost';

/** What a token is called that was printed at a start, where logs may keep it. */
const printed = 'first administrator';

/**
 * Registers a token, by its hash, of the first administrator, who is made where none is in office. False, and nothing
 * is done, where another administrator is in office, or a token of the first has been used: then somebody can begin.
 */
export function admitFirst(database: Database, hash: string): Promise<boolean> {
  return alone(database, async (on) => {
    const { id, email, isNew } = await ensureAdministrator(on);
    if (email !== firstAddress) return false;
    if (!isNew && (await on.apiToken.count({ where: { officialId: id, lastUsedAt: { not: null } } })) > 0) return false;
    await on.apiToken.create({ data: { id: uuidv7(), officialId: id, name: printed, hash } });
    return true;
  });
}

/** The token that the settings give, and the one that the start has printed for the demonstration, each by its hash. */
const names = { given: 'DUBAN_ADMIN_TOKEN', printed } as const;

/**
 * Registers a token, by its hash, for the administrator in office who was there first. False where it was revoked: that it is
 * still in the settings does not make it good again.
 */
export function register(database: Database, hash: string, as: keyof typeof names): Promise<boolean> {
  return alone(database, async (on) => {
    const { id: officialId } = await ensureAdministrator(on);
    const { revokedAt } = await on.apiToken.upsert({
      where: { hash },
      create: { id: uuidv7(), officialId, name: names[as], hash },
      update: { officialId },
    });
    return revokedAt === null;
  });
}

/** Ends the tokens that starts have printed: an administrator has come in who needs none of them any more. */
export async function endPrinted(database: Database): Promise<void> {
  const where = { name: printed, createdBy: null, revokedAt: null };
  await database.apiToken.updateMany({ where, data: { revokedAt: new Date() } });
}

function alone<T>(database: Database, work: (on: Transaction) => Promise<T>): Promise<T> {
  return database.$transaction(async (on) => {
    await on.$executeRaw`SELECT pg_advisory_xact_lock(${bootstrapLock})`;
    return work(on);
  });
}

/** The administrator in office who was there first, or a new one in a unit of their own. */
async function ensureAdministrator(on: Transaction): Promise<{ id: string; email: string; isNew: boolean }> {
  const select = { id: true, email: true } as const;
  const present = await on.official.findFirst({
    where: { role: 'administrator', active: true },
    orderBy: { createdAt: 'asc' },
    select,
  });
  if (present) return { ...present, isNew: false };
  const unit = { code: 'ADMIN', name: '系统管理', kind: 'department' };
  await on.unit.createMany({ data: [unit], skipDuplicates: true });
  const administrator = { role: 'administrator', active: true };
  const made = await on.official.upsert({
    where: { email: firstAddress },
    create: { id: uuidv7(), email: firstAddress, name: '系统管理员', unitCode: unit.code, ...administrator },
    update: administrator,
    select,
  });
  return { ...made, isNew: true };
}

/**
 * Gives the first administrator their own address, which letters reach and signing in goes by; any other administrator
 * has one and must name it. False where the address is somebody else's, or not theirs.
 */
export async function claimFirst(
  on: Transaction,
  { id, email }: { readonly id: string; readonly email: string },
  address: string,
): Promise<boolean> {
  if (email !== firstAddress) return email === address;
  if ((await on.official.count({ where: { email: address, id: { not: id } } })) > 0) return false;
  await on.official.update({ where: { id }, data: { email: address } });
  return true;
}
