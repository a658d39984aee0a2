import type { Database } from '../../prisma/client';
import type { RefusedAddress } from './letter-facts';

type Row = Omit<RefusedAddress, 'answer'> & { readonly answer: string | null; readonly mended: boolean };

/** An address to which letters were given up, as it stands now; or why nobody has to be told any more. */
export async function findRefused(
  database: Database,
  address: string,
): Promise<RefusedAddress | { readonly moot: string }> {
  const [row] = await database.$queryRaw<Row[]>`
    SELECT o.name, u.name AS unit, o.email AS address, count(DISTINCT l.id)::int AS letters,
      (array_agg(l.answer ORDER BY t.at DESC NULLS LAST))[1] AS answer,
      EXISTS (SELECT FROM letter s WHERE s.recipient_id = o.id AND s.state = 'sent' AND s.address = o.email
        AND s.sent_at > max(t.at)) AS mended
    FROM official o JOIN unit u ON u.code = o.unit_code
      JOIN letter l ON l.recipient_id = o.id AND l.state = 'dead' AND coalesce(l.address, o.email) = o.email
      LEFT JOIN letter_attempt t ON t.letter_id = l.id
    WHERE o.email = ${address} AND o.active
    GROUP BY o.id, u.name`;
  if (!row) return { moot: '地址已更正或收信人已离任 · the address is in use no longer' };
  if (row.mended) return { moot: '此后的信已送达 · later letters have arrived there' };
  const { name, unit, letters } = row;
  return { name, unit, address: row.address, letters, answer: row.answer ?? '' };
}
