import type { Database } from '../../prisma/client';

/** A letter about no single item, with its reader, as both are now. */
export type GeneralLetter = {
  readonly occasion: string;
  readonly messageId: string;
  readonly createdAt: Date;
  /** By the product's one clock, which a rehearsal may have moved. */
  readonly now: Date;
  readonly recipientId: string;
  readonly active: boolean;
  readonly name: string;
  readonly email: string;
  readonly locale: string | null;
};

export async function loadGeneral(database: Database, id: string): Promise<GeneralLetter> {
  const [row] = await database.$queryRaw<GeneralLetter[]>`
    SELECT l.occasion, l.message_id AS "messageId", l.created_at AS "createdAt", duban_now() AS now,
      r.id AS "recipientId", r.active, r.name, r.email, r.locale
    FROM letter l JOIN official r ON r.id = l.recipient_id WHERE l.id = ${id}::uuid`;
  if (!row) throw new Error(`no letter ${id}`);
  return row;
}
