import { dayOf } from '../../domain/clocks/zone';
import { substituteOn } from '../../domain/people/directory';
import type { Role } from '../../domain/people/roles';
import type { Database } from '../../prisma/client';
import type { Account } from './account';

type Found = {
  token_id: string;
  token_name: string;
  seen_lately: boolean;
  now: bigint;
  id: string;
  name: string;
  email: string;
  role: Role;
  unit: string;
  principals: { id: string; role: Role; unit: string; from: string | null; until: string | null }[];
};

/**
 * The account of a token, by the token's SHA-256, with its role as it is now and whom it substitutes for today (in
 * `zone`); null for an unknown or revoked token and for who has left. `now` is the product's clock, epoch milliseconds.
 */
export async function accountOf(
  database: Database,
  tokenHash: string,
  zone: string,
): Promise<{ account: Account; token: { id: string; name: string }; now: number } | null> {
  const [found] = await database.$queryRaw<Found[]>`
    SELECT t.id AS token_id, t.name AS token_name, t.last_used_at > now() - interval '1 minute' AS seen_lately, duban_ms(duban_now()) AS now,
      o.id, o.name, o.email, o.role, o.unit_code AS unit,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'unit', p.unit_code,
          'from', p.substitute_from, 'until', p.substitute_until))
        FROM official p WHERE p.substitute_id = o.id AND p.active), '[]') AS principals
    FROM api_token t JOIN official o ON o.id = t.official_id
    WHERE t.hash = ${tokenHash} AND t.revoked_at IS NULL AND o.active`;
  if (!found) return null;
  if (!found.seen_lately)
    await database.$executeRaw`UPDATE api_token SET last_used_at = now() WHERE id = ${found.token_id}::uuid`;

  const now = Number(found.now);
  const today = dayOf(now, zone);
  const { id, name, email, role, unit, principals } = found;
  const substitutesFor = principals.filter(({ from, until }) =>
    substituteOn({ substitute: { id, from, until } }, today),
  );
  const token = { id: found.token_id, name: found.token_name };
  return { account: { id, name, email, role, unit, substitutesFor }, token, now };
}
