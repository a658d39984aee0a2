import type { Access, AccessOutcome } from '../../domain/audit/access';
import { canonical } from '../../domain/ledger/canonical';
import type { Database } from '../../prisma/client';
import { prepared } from '../../prisma/client';

const insert = {
  name: 'duban_access',
  text: `INSERT INTO access_log (id, at, account_id, account_name, role, acting_for, token_id, token_name, address,
      forwarded, method, path, query, task_ids, command_ids, standing)
    VALUES ($1::uuid, now(), $2::uuid, $3, $4, $5::uuid[], $6::uuid, $7, $8, $9, $10, $11, $12, $13::uuid[], $14::text[], $15)`,
};

/** Writes a request down; the database gives it its time and its hash. */
export async function writeAccess(database: Database, access: Omit<Access, 'at'>): Promise<void> {
  const { id, account, actingFor, token, address, forwarded, method, path, query, tasks, commands, standing } = access;
  await prepared(database, insert, [
    ...[id, account.id, account.name, account.role, actingFor, token?.id ?? null, token?.name ?? null, address],
    ...[forwarded, method, path, query, tasks, commands, standing && canonical(standing)],
  ]);
}

const insertOutcome = {
  name: 'duban_access_outcome',
  text: `INSERT INTO access_outcome (id, at, status, code) VALUES ($1::uuid, now(), $2::int, $3)`,
};

/** Adds what came of a request that was written down. */
export async function writeOutcome(database: Database, { id, status, code }: Omit<AccessOutcome, 'at'>): Promise<void> {
  await prepared(database, insertOutcome, [id, status, code]);
}
