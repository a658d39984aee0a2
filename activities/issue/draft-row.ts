import { ApplicationFailure } from '@temporalio/activity';
import type { ReadRow } from '../../domain/table/row';
import type { Transaction } from '../../prisma/client';

/** What an item is made of: a row of a draft with nothing at fault, its people found in the directory. */
export type DraftRow = Omit<Required<ReadRow>, 'ongoing'> & {
  readonly ongoing: boolean;
  /** Ids of officials, where a row as read has their addresses. */
  readonly owner: string;
  readonly leader: string | null;
};

/**
 * The rows of a draft, in their order. A draft with a fault is not issued, whoever asks: a row may have been mended
 * the wrong way, or an owner have left, since the person pressed.
 */
export async function draftRows(database: Transaction, batch: string): Promise<DraftRow[]> {
  const rows = await database.batchRow.findMany({ where: { batchId: batch }, orderBy: { row: 'asc' } });
  const officials = await database.official.findMany({ where: { active: true }, select: { id: true, email: true } });
  const ids = new Map(officials.map(({ id, email }) => [email, id]));
  return rows.map(({ row, read, problems }) => {
    if (!Array.isArray(problems) || problems.length > 0) throw faulty(`row ${row} is at fault`);
    return withIds(read as unknown as ReadRow, ids);
  });
}

function withIds(read: ReadRow, ids: ReadonlyMap<string, string>): DraftRow {
  const { milestones = [], weight = 1, tags = [], ongoing = false } = read;
  const owner = ids.get(read.owner ?? '');
  const leader = read.leader === null ? null : ids.get(read.leader);
  if (owner === undefined || leader === undefined) throw faulty(`row ${read.row} names somebody who is not in office`);
  return { ...read, milestones, weight, tags, ongoing, owner, leader };
}

function faulty(why: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`the batch is not issued: ${why}`, 'batch_faulty');
}
