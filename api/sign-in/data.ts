import { randomBytes } from 'node:crypto';
import type { Database } from '../../prisma/client';

/** The key that is kept in the database where no file holds one; made when it is first needed, and one for all. */
export async function installationKey(database: Database): Promise<string> {
  const key = 'signInKey';
  await database.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('base64url') }],
    skipDuplicates: true,
  });
  const { value } = await database.setting.findUniqueOrThrow({ where: { key } });
  if (typeof value !== 'string') throw new Error('the key of the sessions is not a text');
  return value;
}

/** Whether an account may sign in at all. */
export async function isInOffice(database: Database, officialId: string): Promise<boolean> {
  return (await database.official.count({ where: { id: officialId, active: true } })) > 0;
}

/** The account whose password was shown in a sign-in that is half done; null where it has run out, or never was. */
export async function findHalf(database: Database, identifier: string): Promise<string | null> {
  const where = { identifier, expiresAt: { gt: new Date() } };
  return (await database.signInProof.findFirst({ where, select: { value: true } }))?.value ?? null;
}

/** Counts one more of what `key` names, and answers how many there were in the window, and when it ends. */
export async function countTry(
  database: Database,
  key: string,
  windowMs: number,
): Promise<{ readonly count: number; readonly until: Date }> {
  const [row] = await database.$queryRaw<{ count: number; until: Date }[]>`
    INSERT INTO sign_in_try AS t (key, count, until)
    VALUES (${key}, 1, now() + ${windowMs} * interval '1 millisecond')
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN t.until <= now() THEN 1 ELSE t.count + 1 END,
      until = CASE WHEN t.until <= now() THEN excluded.until ELSE t.until END
    RETURNING count, until`;
  if (!row) throw new Error('a try was not counted');
  return row;
}

/** Forgets what was counted. */
export async function forgetTries(database: Database, keys: readonly string[]): Promise<void> {
  await database.signInTry.deleteMany({ where: { key: { in: [...keys] } } });
}

/** Takes back one try of each. */
export async function takeBack(database: Database, keys: readonly string[]): Promise<void> {
  await database.signInTry.updateMany({ where: { key: { in: [...keys] } }, data: { count: { decrement: 1 } } });
}

/** Keeps a mark for so long from now on. */
export async function keepMark(database: Database, key: string, forMs: number): Promise<void> {
  await database.$executeRaw`
    INSERT INTO sign_in_try (key, count, until) VALUES (${key}, 1, now() + ${forMs} * interval '1 millisecond')
    ON CONFLICT (key) DO UPDATE SET until = excluded.until`;
}

/** Whether a mark is there. */
export async function hasMark(database: Database, key: string): Promise<boolean> {
  return (await database.signInTry.count({ where: { key, until: { gt: new Date() } } })) > 0;
}

/** Removes what has run out: sessions, proofs and counts. Nothing asks for them any more. */
export async function forgetSignIns(database: Database): Promise<void> {
  const past = { lt: new Date() };
  await database.signInTry.deleteMany({ where: { until: past } });
  await database.signInProof.deleteMany({ where: { expiresAt: past } });
  await database.signInSession.deleteMany({ where: { expiresAt: past } });
}
