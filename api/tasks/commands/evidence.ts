import type { Evidence } from '../../../domain/item/command';
import type { Database } from '../../../prisma/client';
import { findUploadedBy } from '../../evidence/data';
import { requireRoomOnItem } from '../../evidence/room';
import { problemsOf } from '../../problem';
import { orderProblems } from './wording';

/** Files as an order names them, and where in its body. */
export type NamedFiles = { readonly pointer: string; readonly ids: readonly string[] | undefined };

/** On which item files are named, by whom, and how many MiB it may have. */
type Naming = {
  readonly database: Database;
  readonly task: string;
  readonly sender: string;
  readonly evidenceMiB: number;
};

/**
 * The files that an order names, each list in its own order. Only what the sender has uploaded may be named: throws
 * `evidence_at_fault` (422) for any other, whether or not there is such a file; and `evidence_item_full` (413) where the
 * item would have too much.
 */
export async function findEvidence(
  { database, task, sender, evidenceMiB }: Naming,
  named: readonly NamedFiles[],
): Promise<(readonly Evidence[] | undefined)[]> {
  const ids = named.flatMap((list) => list.ids ?? []);
  if (ids.length === 0) return named.map(({ ids }) => (ids ? [] : undefined));
  const found = new Map((await findUploadedBy(database, sender, ids)).map((file) => [file.id, file]));
  const errors = named.flatMap(({ pointer, ids = [] }) =>
    ids.flatMap((id, index) => (found.has(id) ? [] : [{ ...unknown, pointer: `${pointer}/${index}` }])),
  );
  if (errors.length > 0) throw problemsOf(orderProblems)('evidence_at_fault', { errors });
  await requireRoomOnItem(database, task, [...found.values()], evidenceMiB);
  return named.map(({ ids }) => ids?.flatMap((id) => found.get(id) ?? []));
}

const unknown = {
  in: 'body',
  code: 'evidence_unknown',
  message: { 'zh-CN': '您没有上传过这份材料。', en: 'you have uploaded no such file' },
} as const;
