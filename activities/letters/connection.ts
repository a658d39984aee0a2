import { locales } from '../../domain/locale';
import type { Database } from '../../prisma/client';
import type { Organisation } from './facts';
import { baseOf } from './facts';
import { loadGeneral } from './general';
import type { ConnectionFacts } from './letter-facts';

type Row = Pick<ConnectionFacts, 'name' | 'address' | 'waiting'> & {
  readonly failingSince: Date;
  readonly answer: string | null;
};

/** Reads how a paused connection stands, or says why nobody has to be told any more. Its occasion names it, and the fault. */
export async function findConnectionLetter(
  database: Database,
  organisation: Organisation,
  id: string,
): Promise<{ readonly facts: ConnectionFacts } | { readonly moot: string }> {
  const letter = await loadGeneral(database, id);
  if (!letter.active) return { moot: '收信人已离任 · the recipient has left office' };
  const [connection = ''] = letter.occasion.split('@');
  const [row] = await database.$queryRaw<Row[]>`
    SELECT c.name, c.address, c.failing_since AS "failingSince",
      (SELECT count(*)::int FROM delivery d WHERE d.connection_id = c.id AND d.state = 'pending') AS waiting,
      (SELECT a.answer FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
        WHERE d.connection_id = c.id ORDER BY a.at DESC LIMIT 1) AS answer
    FROM connection c WHERE c.id = ${connection}::uuid AND c.state = 'paused' AND c.failing_since IS NOT NULL`;
  if (!row) return { moot: '对接已恢复或已停用 · the connection is paused no longer' };
  const { failingSince, answer, ...rest } = row;
  return {
    facts: {
      kind: 'connection_paused',
      locale: locales.find((locale) => locale === letter.locale) ?? organisation.locale,
      ...{ zone: organisation.zone, now: letter.now.getTime(), since: letter.createdAt.getTime() },
      ...{ messageId: letter.messageId, preferences: null, link: `${baseOf(organisation)}/docs` },
      reader: { name: letter.name, address: letter.email },
      ...{ connection, ...rest, failingSince: failingSince.getTime(), answer: answer ?? '' },
    },
  };
}
