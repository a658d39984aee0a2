import { createHash } from 'node:crypto';
import type { Item } from '../../domain/item/item';
import { canonical } from '../../domain/ledger/canonical';
import type { Body, Entry } from '../../domain/ledger/entry';
import { genesis, hashed } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';

/** An item's whole ledger, read as an auditor would: straight from the table, body by body. */
export async function ledgerOf(database: Database, task: string): Promise<Entry[]> {
  const rows = await database.ledger.findMany({ where: { taskId: task }, orderBy: { seq: 'asc' } });
  return rows.map(({ taskId, seq, commandId, recordedAt, prevHash, hash, body }) => ({
    ...{ task: taskId, seq, commandId, recordedAt: recordedAt.getTime(), prevHash, hash },
    ...(JSON.parse(body) as Body),
  }));
}

/** What is wrong with a ledger: gaps, a command told twice, a chain that does not hold. Empty where nothing is. */
export function faultsOf(ledger: readonly Entry[]): string[] {
  const ids = new Set(ledger.map(({ commandId }) => commandId));
  const doubled = ids.size === ledger.length ? [] : ['a command stands in it twice'];
  return [
    ...doubled,
    ...ledger.flatMap((entry, index) => {
      const { at, actor, events, standing } = entry;
      const follows = ledger[index - 1]?.hash ?? genesis;
      const hash = createHash('sha256')
        .update(hashed(entry, canonical({ at, actor, events, standing })))
        .digest('hex');
      return [
        ...(entry.seq === index + 1 ? [] : [`entry ${entry.seq} stands at ${index + 1}`]),
        ...(entry.prevHash === follows ? [] : [`entry ${entry.seq} does not follow the one before`]),
        ...(entry.hash === hash ? [] : [`entry ${entry.seq} is not what was hashed`]),
      ];
    }),
  ];
}

/** What both the read model and an item say, for comparing them field by field. */
export type Told = ReturnType<typeof toldBy>;

/** An item in the words of the read model. */
export function toldBy(item: Item) {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { state, light, step, percent, version, agenda, milestones, standards, returns, deadline, number, task } = item;
  return {
    ...{ state, light, step, percent, version, agenda, milestones, standards, returns, deadline, number, task },
    batch: item.batch,
    owner: item.owner.id,
    leader: item.leader?.id ?? null,
    leadUnit: item.leadUnit.code,
    coUnits: item.coUnits,
    dueAt: time(item.dueAt),
    issuedAt: time(item.issuedAt),
    signedAt: time(item.signedAt),
    submittedAt: time(item.submission?.at ?? null),
    acceptedAt: time(item.acceptedAt),
  };
}

/** The read model's row of an item, in the same words. */
export async function readModelOf(database: Database, id: string): Promise<Told> {
  const row = await database.task.findUniqueOrThrow({ where: { id } });
  const { state, light, step, percent, version, agenda, milestones, standards, returns, deadline, number, task } = row;
  const time = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ step, percent, version, returns, deadline, number, task },
    state: state as Item['state'],
    light: light as Item['light'],
    agenda: agenda as unknown as Item['agenda'],
    milestones: milestones as unknown as Item['milestones'],
    standards: standards as unknown as Item['standards'],
    batch: row.batchId,
    owner: row.ownerId,
    leader: row.leaderId,
    leadUnit: row.leadUnitCode,
    coUnits: row.coUnits,
    dueAt: time(row.dueAt),
    issuedAt: time(row.issuedAt),
    signedAt: time(row.signedAt),
    submittedAt: time(row.submittedAt),
    acceptedAt: time(row.acceptedAt),
  };
}
