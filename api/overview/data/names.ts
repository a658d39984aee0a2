import type { Database } from '../../../prisma/client';

/** What units are called, by code. */
export async function unitNames(database: Database, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.unit.findMany({
    where: { code: { in: [...codes] } },
    select: { code: true, name: true },
  });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** How many letters nobody will try to send again. */
export function countDeadLetters(database: Database): Promise<number> {
  return database.letter.count({ where: { state: 'dead' } });
}
