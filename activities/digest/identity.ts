import { Prisma } from '../../prisma/generated/client';

/** A new id (UUIDv7) for each row of a statement. */
export const newId = Prisma.sql`overlay(overlay(replace(gen_random_uuid()::text, '-', '')
  placing lpad(to_hex(duban_ms(duban_now())), 12, '0') from 1) placing '7' from 13)::uuid`;

/** The Message-ID of a letter about no single item: the bytes of domain/letters/message-id.ts, with no item in them. */
export function messageIdSql(kind: Prisma.Sql, occasion: Prisma.Sql, recipient: Prisma.Sql): Prisma.Sql {
  const matter = Prisma.sql`'' || '|' || ${kind} || '|' || ${occasion} || '|' || ${recipient}`;
  return Prisma.sql`'<' || left(encode(sha256(convert_to(${matter}, 'UTF8')), 'hex'), 40) || '@duban>'`;
}
