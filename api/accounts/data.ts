import { dayOf } from '../../domain/clocks/zone';
import { substituteOn } from '../../domain/people/directory';
import type { Role } from '../../domain/people/roles';
import { needsStrong } from '../../domain/people/strength';
import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import type { Account } from './account';

type Found = {
  now: bigint;
  id: string;
  name: string;
  email: string;
  role: Role;
  unit: string;
  principals: { id: string; role: Role; unit: string; from: string | null; until: string | null }[];
};

type OfToken = {
  token_id: string;
  token_name: string;
  token_role: string | null;
  expires_at: Date | null;
  expired: boolean;
  seen_lately: boolean;
  strong: boolean;
};

/** A token, and how far it goes. */
export type Token = {
  readonly id: string;
  readonly name: string;
  /** What it was made for; null for all rights of its account. */
  readonly role: string | null;
  readonly expiresAt: Date | null;
};

/** An account as it is now. `now` is the product's clock, epoch milliseconds. */
export type Known = { readonly account: Account; readonly now: number };

const columns = Prisma.sql`duban_ms(duban_now()) AS now, o.id, o.name, o.email, o.role, o.unit_code AS unit,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'unit', p.unit_code,
      'from', p.substitute_from, 'until', p.substitute_until))
    FROM official p WHERE p.substitute_id = o.id AND p.active), '[]') AS principals`;

/**
 * The account of a token, by the token's SHA-256, with its role as it is now and whom it substitutes for today (in
 * `zone`), as far as the token goes; null for an unknown or revoked token, for who has left, and for who has another role
 * than the one it was made for. `expired`: its time is over, by the real clock. `strong`: whether it was made in a
 * session with two factors, or by an administrator.
 */
export async function accountOf(
  database: Database,
  tokenHash: string,
  zone: string,
): Promise<(Known & { readonly token: Token; readonly expired: boolean; readonly strong: boolean }) | null> {
  const [found] = await database.$queryRaw<(Found & OfToken)[]>`
    SELECT t.id AS token_id, t.name AS token_name, t.role AS token_role, t.strong, t.expires_at,
      coalesce(t.expires_at <= now(), false) AS expired,
      t.last_used_at > now() - interval '1 minute' AS seen_lately, ${columns}
    FROM api_token t JOIN official o ON o.id = t.official_id
    WHERE t.hash = ${tokenHash} AND t.revoked_at IS NULL AND o.active
      AND (t.role IS NULL OR t.role = 'read' OR t.role = o.role)`;
  if (!found) return null;
  const { token_id: id, token_name: name, token_role: role, expires_at: expiresAt, expired } = found;
  if (!found.seen_lately && !expired)
    await database.$executeRaw`UPDATE api_token SET last_used_at = now() WHERE id = ${id}::uuid`;
  const known = knownFrom(found, found.strong, zone);
  const alone = role !== null && role !== 'read';
  const account = alone ? { ...known.account, substitutesFor: [] } : known.account;
  return { ...known, account, token: { id, name, role, expiresAt }, expired, strong: found.strong };
}

/** An account in office by its id, as {@link accountOf} has it; null for who has left. */
export async function accountById(
  database: Database,
  id: string,
  strong: boolean,
  zone: string,
): Promise<Known | null> {
  const [found] = await database.$queryRaw<Found[]>`
    SELECT ${columns} FROM official o WHERE o.id = ${id}::uuid AND o.active`;
  return found ? knownFrom(found, strong, zone) : null;
}

/** What needs two factors is not handed on to a substitute who has shown one. */
function knownFrom({ now, id, name, email, role, unit, principals }: Found, strong: boolean, zone: string): Known {
  const today = dayOf(Number(now), zone);
  const substitutesFor = principals.filter(
    (principal) =>
      substituteOn({ substitute: { id, from: principal.from, until: principal.until } }, today) &&
      (strong || !needsStrong(principal.role)),
  );
  return { account: { id, name, email, role, unit, substitutesFor }, now: Number(now) };
}
