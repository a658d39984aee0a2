import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../../prisma/client';
import type { HeldOfficial, HeldUnit } from './changes';

/** Two imports at once go one after the other, so that each sees the whole of the one before. */
const importLock = 4_455_003;

export type HeldDirectory = {
  readonly units: readonly (HeldUnit & { readonly closed: boolean })[];
  readonly officials: readonly HeldOfficial[];
  /** Codes of units that were merged or closed. */
  readonly closed: ReadonlySet<string>;
};

/** The whole directory as held, kept from other imports until this transaction ends. */
export async function lockDirectory(on: Transaction): Promise<HeldDirectory> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
  const all = await on.unit.findMany({
    select: { code: true, name: true, kind: true, parentCode: true, closedAt: true },
  });
  const units = all.map(({ closedAt, ...unit }) => ({ ...unit, closed: closedAt !== null }));
  const officials = await on.official.findMany({ include: { substitute: { select: { email: true } } } });
  return {
    units,
    closed: new Set(all.filter(({ closedAt }) => closedAt !== null).map(({ code }) => code)),
    officials: officials.map((official) => {
      const { name, email, title, unitCode, role, substituteFrom, substituteUntil, locale, active } = official;
      const substituteEmail = official.substitute?.email ?? null;
      return { name, email, title, unitCode, role, substituteEmail, substituteFrom, substituteUntil, locale, active };
    }),
  };
}

/** Creates or updates units by code; each comes after the one above it. */
export async function writeUnits(on: Transaction, units: readonly HeldUnit[]): Promise<void> {
  if (units.length === 0) return;
  // All first without their place, then the tree: a unit may move below one that is new.
  await on.$executeRaw`
    INSERT INTO unit (code, name, kind)
    SELECT code, name, kind FROM jsonb_to_recordset(${JSON.stringify(units)}::jsonb) AS u(code text, name text, kind text)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind`;
  await on.$executeRaw`
    UPDATE unit SET parent_code = u."parentCode"
    FROM jsonb_to_recordset(${JSON.stringify(units)}::jsonb) AS u(code text, "parentCode" text)
    WHERE unit.code = u.code`;
}

/** Creates or updates officials by e-mail; substitutes may be named before they stand in the file. */
export async function writeOfficials(on: Transaction, officials: readonly HeldOfficial[]): Promise<void> {
  if (officials.length === 0) return;
  const rows = JSON.stringify(officials.map((official) => ({ id: uuidv7(), ...official })));
  await on.$executeRaw`
    INSERT INTO official (id, email, name, title, role, unit_code, locale, active, substitute_from, substitute_until, updated_at)
    SELECT id, email, name, title, role, "unitCode", locale, active, "substituteFrom", "substituteUntil", now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS o(id uuid, email text, name text, title text, role text, "unitCode" text,
      locale text, active boolean, "substituteFrom" text, "substituteUntil" text)
    ON CONFLICT (email) DO UPDATE SET name = excluded.name, title = excluded.title, role = excluded.role,
      unit_code = excluded.unit_code, locale = excluded.locale, active = excluded.active,
      substitute_from = excluded.substitute_from, substitute_until = excluded.substitute_until, updated_at = now()`;
  await on.$executeRaw`
    UPDATE official SET substitute_id = s.id
    FROM jsonb_to_recordset(${rows}::jsonb) AS o(email text, "substituteEmail" text)
    LEFT JOIN official s ON s.email = o."substituteEmail"
    WHERE official.email = o.email`;
}
