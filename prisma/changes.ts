import type { Change } from '../domain/changes';
import type { Person } from '../domain/people/roles';
import type { Transaction } from './client';

/** Writes a change down, in the transaction that makes it: whatever happens then, it is found and carried out. */
export async function createChange(on: Transaction, id: string, change: Change, by: Person): Promise<void> {
  const { kind, ...detail } = change;
  await on.$executeRaw`
    INSERT INTO change (id, kind, detail, asked_by, asked_name, asked_at)
    VALUES (${id}, ${kind}, ${JSON.stringify(detail)}::jsonb, ${by.id}::uuid, ${by.name}, duban_now())`;
}
