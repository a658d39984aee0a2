import type { Role } from '../../../domain/people/roles';
import type { Database } from '../../../prisma/client';
import { isAppAside } from '../app/data';

/** By which ways an account can sign in. */
export type Ways = {
  /** Also one that is being replaced. */
  readonly app: boolean;
  readonly passkeys: number;
  /** When its password was set; null where there is none. */
  readonly passwordAt: Date | null;
};

export async function waysOf(database: Database, officialId: string): Promise<Ways> {
  const [authenticator, aside, passkeys, password] = await Promise.all([
    database.authenticator.findUnique({ where: { officialId }, select: { verified: true } }),
    isAppAside(database, officialId),
    database.passkey.count({ where: { officialId } }),
    database.credential.findFirst({
      where: { officialId, providerId: 'credential', password: { not: null } },
      select: { updatedAt: true },
    }),
  ]);
  return { app: aside || authenticator?.verified === true, passkeys, passwordAt: password?.updatedAt ?? null };
}

/** Who has an address and is in office. */
export async function findByAddress(
  database: Database,
  email: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string; readonly role: Role } | null> {
  const found = await database.official.findFirst({
    where: { email, active: true },
    select: { id: true, name: true, email: true, role: true },
  });
  return found && { ...found, role: found.role as Role };
}
