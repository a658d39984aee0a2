import type { Transaction } from '../../../prisma/client';

/** Notes that the engine has been asked to issue a batch, and by whom; nothing where its items stand already. */
export async function noteAsked(on: Transaction, id: string, by: string): Promise<void> {
  await on.$executeRaw`
    UPDATE batch SET issue_asked_at = duban_now(), issue_asked_by = ${by}::uuid
    WHERE id = ${id}::uuid AND state = 'draft'`;
}

/** Makes a batch a draft again, whose issue has come to nothing; nothing where its items stand already. */
export async function noteDraft(on: Transaction, id: string): Promise<void> {
  await on.$executeRaw`
    UPDATE batch SET issue_asked_at = NULL, issue_asked_by = NULL WHERE id = ${id}::uuid AND state = 'draft'`;
}
