import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import type { Account } from '../accounts/account';
import type { Scope } from './scope';
import { scopeOf, unitsHeadedBy } from './scope';

/** How far an account sees, with the tree as it is now. */
export async function loadScope(database: Database, account: Account): Promise<Scope> {
  const heads = unitsHeadedBy(account);
  return scopeOf(account, heads.length > 0 ? await unitsBelow(database, heads) : []);
}

/**
 * The items that an account may see: what every list and every single read of items, and of what hangs on them, puts
 * into its `where`. What it leaves out does not exist for the account (404).
 */
export function visibleTo({ everything, owners, units, headed }: Scope): Prisma.TaskWhereInput {
  if (everything) return {};
  const places = [...new Set([...units, ...headed])];
  return {
    OR: [
      { ownerId: { in: [...owners] } },
      { leadUnitCode: { in: places } },
      ...(places.length > 0 ? [{ coUnits: { hasSome: places } }] : []),
    ],
  };
}

/** The same as a condition of SQL on the table `task`, which stands under the name `t`. */
export function visibleSql({ everything, owners, units, headed }: Scope): Prisma.Sql {
  if (everything) return Prisma.sql`true`;
  const places = [...new Set([...units, ...headed])];
  return Prisma.sql`(t.owner_id = ANY(${owners}::uuid[]) OR t.lead_unit_code = ANY(${places}::text[])
    OR t.co_units && ${places}::text[])`;
}

/** Units and all those below them, by code. */
async function unitsBelow(database: Database, codes: readonly string[]): Promise<string[]> {
  const rows = await database.$queryRaw<{ code: string }[]>`
    WITH RECURSIVE below AS (
      SELECT code FROM unit WHERE code = ANY(${codes}::text[])
      UNION SELECT u.code FROM unit u JOIN below b ON u.parent_code = b.code
    ) SELECT code FROM below`;
  return rows.map(({ code }) => code);
}
