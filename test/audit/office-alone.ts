import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';

/** An office in a database of its own, with no engine behind it. */
export type OfficeAlone = {
  readonly fresh: FreshDatabase;
  /** In the role of the programs, which may insert. */
  readonly database: Database;
  readonly office: Office;
  close(): Promise<void>;
};

export async function openOfficeAlone(): Promise<OfficeAlone> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { connections: 4 });
  return {
    ...{ fresh, database, office: await seedOffice(database) },
    async close() {
      await database.$disconnect();
      await fresh.drop();
    },
  };
}
