import { ApplicationFailure } from '@temporalio/activity';
import { policyOf } from '../../domain/policy';
import type { Database, Transaction } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import { loadDirectory } from '../../prisma/directory';
import type { Days } from '../../prisma/organisation-rules';
import { organisationPolicy } from '../../prisma/policies';
import type { IssueBatchStart } from '../../workflows/messages/issue-batch';
import { issueBatchId } from '../../workflows/messages/names';
import { draftRows } from './draft-row';
import { planItems } from './plan-items';
import { storeItems } from './store-items';

/**
 * Turns a draft into items, all of them or none: items, first ledger entries and letters in one transaction, under the
 * batch's lock, so that a second call and a mending of the draft wait, and find what was done.
 */
export async function commitBatch(database: Database, days: Days, start: IssueBatchStart): Promise<{ total: number }> {
  return database.$transaction((transaction) => commit(transaction, days, start), {
    maxWait: 10_000,
    timeout: 120_000,
  });
}

async function commit(database: Transaction, days: Days, { batch, by, at }: IssueBatchStart) {
  // The lock that recorders share and a period's close takes alone; before any row's, as everywhere.
  await database.$executeRaw`SELECT pg_advisory_xact_lock_shared(4455001)`;
  const [found] = await database.$queryRaw<{ state: string; policy: unknown }[]>`
    SELECT state, policy FROM batch WHERE id = ${batch}::uuid FOR UPDATE`;
  if (!found) throw ApplicationFailure.nonRetryable(`no batch ${batch}`, 'batch_unknown');
  if (found.state !== 'draft') return { total: await database.task.count({ where: { batchId: batch } }) };

  const organisation = await organisationPolicy(database);
  const policy = policyOf(organisation.own, found.policy);
  const { calendar, version } = await days.calendars.inForce();
  const items = planItems(await draftRows(database, batch), {
    ...{ zone: days.zone, calendar, calendarVersion: version, batch, at, policy },
    closed: await readCutOffs(database),
    actor: { ...by, as: 'secretariat' },
    directory: await loadDirectory(database),
    unitNames: new Map((await database.unit.findMany()).map(({ code, name }) => [code, name])),
  });
  await storeItems(database, issueBatchId(batch), by.id, items);
  await database.batch.update({
    where: { id: batch },
    data: {
      state: 'issuing',
      issuedUnder: policy,
      issuedUnderVersion: organisation.version,
      issuedBy: by.id,
      issuedAt: new Date(at),
    },
  });
  return { total: items.length };
}
