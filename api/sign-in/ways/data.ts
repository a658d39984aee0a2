import type { Role } from '../../../domain/people/roles';
import type { Database } from '../../../prisma/client';
import { aside } from '../app/data';

/** By which ways an account can sign in. */
export type Ways = {
  /** Also one that is being replaced. */
  readonly app: boolean;
  readonly passkeys: number;
  /** When its password was set; null where there is none. */
  readonly passwordAt: Date | null;
};

/** In one statement, which sees an app that is being put aside or back in one place or the other, never in neither. */
export async function waysOf(database: Database, officialId: string): Promise<Ways> {
  const [ways] = await database.$queryRaw<Ways[]>`
    SELECT EXISTS (SELECT FROM authenticator WHERE official_id = ${officialId}::uuid AND verified)
        OR EXISTS (SELECT FROM sign_in_proof WHERE identifier = ${aside(officialId)}) AS app,
      (SELECT count(*)::int FROM passkey WHERE official_id = ${officialId}::uuid) AS passkeys,
      (SELECT max(updated_at) FROM credential
        WHERE official_id = ${officialId}::uuid AND provider_id = 'credential' AND password IS NOT NULL) AS "passwordAt"`;
  if (!ways) throw new Error('the database told of no ways');
  return ways;
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
