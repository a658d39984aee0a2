import type { Transaction } from '../../../../prisma/client';
import type { Letter } from '../../../../prisma/generated/client';
import type { Subject } from './subject';

/*
 * Relations are read one by one: Prisma reads several `include`s at once, which one connection, and so a transaction,
 * cannot do.
 */

/** All that the record holds of some items: the items as they were asked for, the rest in the order of their ids. */
export async function readItems(on: Transaction, { kind, id }: Subject, tasks: readonly string[]) {
  const of = { in: [...tasks] };
  const found = await on.task.findMany({ where: { id: of } });
  const ledger = await on.ledger.findMany({ where: { taskId: of }, orderBy: [{ taskId: 'asc' }, { seq: 'asc' }] });
  const refusals = await on.refusal.findMany({
    where: { taskId: of },
    orderBy: [{ taskId: 'asc' }, { recordedAt: 'asc' }, { commandId: 'asc' }],
  });
  const entries = await on.periodEntry.findMany({
    where: { taskId: of, ...(kind === 'period' ? { periodId: id } : { period: { state: { not: 'closing' } } }) },
    orderBy: [{ periodId: 'asc' }, { taskId: 'asc' }],
  });
  const stored = await readLetters(on, tasks);

  const person = await namesOf(
    on,
    found.flatMap(({ ownerId, leaderId }) => [ownerId, leaderId ?? []].flat()),
    stored.map(({ recipientId }) => recipientId),
  );
  const units = await on.unit.findMany({ where: { code: { in: found.map(({ leadUnitCode }) => leadUnitCode) } } });
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  const places = new Map(tasks.map((task, place) => [task, place]));
  const items = found
    .map(({ leadUnitCode: code, ownerId, leaderId, ...item }) => ({
      ...item,
      leadUnit: { code, name: unitNames.get(code) ?? code },
      owner: person(ownerId),
      leader: leaderId === null ? null : person(leaderId),
    }))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const letters = stored.map(({ recipientId, ...letter }) => ({ ...letter, recipient: person(recipientId) }));
  return { items, ledger, refusals, entries, letters };
}

export type ItemRows = Awaited<ReturnType<typeof readItems>>;

/** Letters about items with every try at sending them, and the digests in which some of them were told. */
async function readLetters(on: Transaction, tasks: readonly string[]) {
  const taskId = { in: [...tasks] };
  const letters: Letter[] = [];
  const attempts: Awaited<ReturnType<typeof on.letterAttempt.findMany>> = [];
  for (const where of [{ taskId }, { gathered: { some: { taskId } } }]) {
    letters.push(...(await on.letter.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })));
    attempts.push(...(await on.letterAttempt.findMany({ where: { letter: where }, orderBy: { number: 'asc' } })));
  }
  const logs = new Map<string, typeof attempts>();
  for (const attempt of attempts) logs.set(attempt.letterId, [...(logs.get(attempt.letterId) ?? []), attempt]);
  return letters.map((letter) => ({ ...letter, log: logs.get(letter.id) ?? [] }));
}

/** What is known of files, without what they hold. */
export function readEvidence(on: Transaction, ids: readonly string[]) {
  return on.evidence.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      sha256: true,
      name: true,
      type: true,
      size: true,
      uploadedAt: true,
      uploader: { select: named },
    },
  });
}

const named = { id: true, name: true, email: true } as const;

async function namesOf(on: Transaction, ...ids: readonly (readonly string[])[]) {
  const rows = await on.official.findMany({ where: { id: { in: [...new Set(ids.flat())] } }, select: named });
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id: string) => known.get(id) ?? { id, name: id, email: '' };
}

/** The tables that items came in: title, number, the file's SHA-256, and the policy that they were issued under. */
export function readBatches(on: Transaction, ids: readonly string[]) {
  return on.batch.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
}
