import type { Database } from '../../prisma/client';

/** Whether the database answers and has its tables. */
export async function askDatabase(database: Database): Promise<void> {
  await database.$queryRaw`SELECT duban_now()`;
}
