import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import type { Prisma } from '../../prisma/generated/client';

const whole = {
  recipient: { include: { unit: { select: { name: true } } } },
  task: {
    include: {
      batch: { select: { title: true, documentNo: true, issuedUnder: true } },
      leadUnit: { select: { name: true } },
      owner: { select: { name: true } },
      leader: { select: { name: true, active: true } },
    },
  },
} as const satisfies Prisma.LetterInclude;

/** A letter of the outbox with its reader and its item, as they are now. */
export type StoredLetter = Prisma.LetterGetPayload<{ include: typeof whole }>;

export async function loadLetter(database: Database, id: string): Promise<StoredLetter> {
  return await database.letter.findUniqueOrThrow({ where: { id }, include: whole });
}

/** The ledger entry that called for a letter; `actor` in it is whoever returned, say. */
export async function loadEntry(database: Database, task: string, seq: number): Promise<Body & { recordedAt: number }> {
  const row = await database.ledger.findUniqueOrThrow({ where: { taskId_seq: { taskId: task, seq } } });
  return { ...bodyOf(row.body), recordedAt: row.recordedAt.getTime() };
}

/**
 * The newest entry with a report. The search is in the canonical text: quotes inside what people wrote are escaped
 * there, so nothing that a person writes can look like a report.
 */
export async function loadLastReport(database: Database, task: string): Promise<Body | null> {
  const [row] = await database.$queryRaw<{ body: string }[]>`
    SELECT body FROM ledger WHERE task_id = ${task}::uuid AND position('"type":"reported"' in body) > 0
    ORDER BY seq DESC LIMIT 1`;
  return row ? bodyOf(row.body) : null;
}

/** The product's one clock (a rehearsal may have moved it), epoch milliseconds. */
export async function loadNow(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<{ now: Date }[]>`SELECT duban_now() AS now`;
  if (!row) throw new Error('the database has no clock');
  return row.now.getTime();
}

/** What the ledger keeps was written by this product as this type, and its hash guards it. */
function bodyOf(text: string): Body {
  return JSON.parse(text) as Body;
}
