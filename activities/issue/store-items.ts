import { nextClock } from '../../domain/clocks/clock';
import type { Item } from '../../domain/item/item';
import type { Transaction } from '../../prisma/client';
import type { PlannedItem } from './plan-items';

/** Rows to a statement: few statements, and none of them larger than some megabytes. */
const slice = 2_000;

/** Writes items, first ledger entries and letters, thousands to a statement; the database stamps time, chain and hash. */
export async function storeItems(
  database: Transaction,
  commandId: string,
  actor: string,
  items: readonly PlannedItem[],
): Promise<void> {
  for (let from = 0; from < items.length; from += slice) {
    const some = items.slice(from, from + slice);
    await storeTasks(database, some);
    await storeEntries(database, commandId, actor, some);
    await storeLetters(database, some);
  }
}

async function storeTasks(database: Transaction, items: readonly PlannedItem[]): Promise<void> {
  const rows = JSON.stringify(items.map(taskRow));
  await database.$executeRaw`
    INSERT INTO task (id, batch_id, number, task, content, category, lead_unit_code, co_units, owner_id, leader_id,
      standards, milestones, deadline, ongoing, due_at, weight, tags, state, light, version, agenda, issued_at, ladder_from,
      original_deadline, next_at, calendar_version)
    SELECT id, batch, number, task, content, category, lead, co, owner, leader,
      standards, milestones, deadline, ongoing, due, weight, tags, state, light, version, agenda, issued, issued,
      deadline, next, calendar
    FROM jsonb_to_recordset(${rows}::jsonb) AS planned(id uuid, batch uuid, number int, task text, content text,
      category text, lead text, co text[], owner uuid, leader uuid, standards jsonb, milestones jsonb, deadline text,
      ongoing boolean, due timestamptz, weight float8, tags text[], state text, light text, version int, agenda jsonb,
      issued timestamptz, next timestamptz, calendar int)`;
}

function taskRow({ item, row }: PlannedItem) {
  const { id, batch, number, task, standards, milestones, deadline, state, light, version, agenda } = item;
  const { content, category, ongoing, weight, tags } = row;
  return {
    ...{ id, batch, number, task, standards, milestones, deadline, state, light, version, agenda },
    ...{ content, category, ongoing, weight, tags },
    lead: item.leadUnit.code,
    co: item.coUnits,
    owner: item.owner.id,
    leader: item.leader?.id ?? null,
    due: new Date(item.dueAt).toISOString(),
    issued: new Date(item.issuedAt).toISOString(),
    next: nextOf(item),
    calendar: item.rules.calendar,
  };
}

function nextOf(item: Item): string | null {
  const next = nextClock(item);
  return next ? new Date(next.at).toISOString() : null;
}

async function storeEntries(
  database: Transaction,
  commandId: string,
  actor: string,
  items: readonly PlannedItem[],
): Promise<void> {
  const ids = items.map(({ item }) => item.id);
  const bodies = items.map(({ body }) => body);
  await database.$executeRaw`
    INSERT INTO ledger (task_id, seq, command_id, recorded_at, actor_id, body, prev_hash, hash)
    SELECT id, 1, ${commandId}, now(), ${actor}::uuid, body, '', ''
    FROM unnest(${ids}::uuid[], ${bodies}::text[]) AS planned(id, body)`;
}

async function storeLetters(database: Transaction, items: readonly PlannedItem[]): Promise<void> {
  const rows = JSON.stringify(
    items.flatMap(({ item, letters }) => letters.map((letter) => ({ ...letter, task: item.id }))),
  );
  await database.$executeRaw`
    INSERT INTO letter (id, task_id, kind, occasion, step, seq, recipient_id, message_id, created_at)
    SELECT planned.id, task, kind, occasion, step, 1, recipient, "messageId", recorded_at
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS planned(id uuid, task uuid, kind text, occasion text, step int, recipient uuid, "messageId" text)
      JOIN ledger ON task_id = task AND seq = 1`;
}
