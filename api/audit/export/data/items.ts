import type { Transaction } from '../../../../prisma/client';
import type { Subject } from './subject';

const unit = { select: { code: true, name: true } } as const;
const person = { select: { id: true, name: true, email: true } } as const;

/** All that the record holds of some items, in the order of their ids, each kind in its own order. */
export async function readItems(on: Transaction, { kind, id }: Subject, tasks: readonly string[]) {
  const of = { in: [...tasks] };
  const items = await on.task.findMany({
    where: { id: of },
    include: { leadUnit: unit, owner: person, leader: person, batch: { select: { title: true, documentNo: true } } },
  });
  const ledger = await on.ledger.findMany({ where: { taskId: of }, orderBy: [{ taskId: 'asc' }, { seq: 'asc' }] });
  const refusals = await on.refusal.findMany({
    where: { taskId: of },
    orderBy: [{ taskId: 'asc' }, { recordedAt: 'asc' }, { commandId: 'asc' }],
  });
  const entries = await on.periodEntry.findMany({
    where: { taskId: of, ...(kind === 'period' ? { periodId: id } : { period: { state: { not: 'closing' } } }) },
    orderBy: [{ periodId: 'asc' }, { taskId: 'asc' }],
  });
  // As they were asked for, which is the order in which people look for them.
  const places = new Map(tasks.map((task, place) => [task, place]));
  items.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  return { items, ledger, refusals, entries, letters: await readLetters(on, tasks) };
}

export type ItemRows = Awaited<ReturnType<typeof readItems>>;

/** Letters about items with every try at sending them, and the digests in which some of them were told. */
async function readLetters(on: Transaction, tasks: readonly string[]) {
  const include = { recipient: person, log: { orderBy: { number: 'asc' } } } as const;
  const letters = await on.letter.findMany({
    where: { taskId: { in: [...tasks] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include,
  });
  const digests = letters.flatMap(({ digestId }) => (digestId === null ? [] : [digestId]));
  const told = await on.letter.findMany({ where: { id: { in: digests } }, orderBy: { id: 'asc' }, include });
  return [...letters, ...told];
}

/** What is known of files, without what they hold. */
export function readEvidence(on: Transaction, ids: readonly string[]) {
  return on.evidence.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { id: true, sha256: true, name: true, type: true, size: true, uploadedAt: true, uploader: person },
  });
}
