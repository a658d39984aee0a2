import type { Database } from '../../../prisma/client';
import { oidcProvider } from '../names';

/** Whether an account goes by an identity of the organisation's provider already; an invitation ends that. */
export async function isTied(database: Database, officialId: string): Promise<boolean> {
  return (await database.credential.count({ where: { officialId, providerId: oidcProvider } })) > 0;
}
