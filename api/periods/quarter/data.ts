import type { Request } from '../../../domain/item/item';
import type { Body } from '../../../domain/ledger/entry';
import type { Quarter } from '../../../domain/periods/period';
import type { QuarterSpan } from '../../../domain/periods/settled';
import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';
import type { DueItem } from '../../../prisma/unsettled';
import { dueItems, readSpan } from '../../../prisma/unsettled';
import { visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../../tasks/data';
import { taskColumns } from '../../tasks/data';

export type { DueItem };

/** The items that an account may see, for a read that goes over many; null where it sees every one. */
export async function visibleIds(database: Database, scope: Scope): Promise<string[] | null> {
  if (scope.everything) return null;
  const tasks = await database.task.findMany({ where: visibleTo(scope), select: { id: true } });
  return tasks.map(({ id }) => id);
}

export async function tasksById(database: Database, ids: readonly string[]): Promise<Map<string, TaskRow>> {
  const rows = await database.task.findMany({ where: { id: { in: [...ids] } }, include: taskColumns.include });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The bounds of a quarter, and the items due by its end among those given; null gives all. */
export async function dueIn(
  { database, zone }: { readonly database: Database; readonly zone: string },
  period: Quarter,
  only: readonly string[] | null,
): Promise<{ span: QuarterSpan; due: DueItem[] }> {
  const span = await readSpan(database, period, zone);
  return { span, due: await dueItems(database, span, only) };
}

/** People by id with name and address, and names of units by code. */
export async function namesOf(database: Database, people: readonly string[]) {
  const [officials, units] = await Promise.all([
    database.$queryRaw<{ id: string; name: string; email: string }[]>`
      SELECT id, name, email FROM official WHERE id = ANY(${people}::uuid[])`,
    database.unit.findMany({ select: { code: true, name: true } }),
  ]);
  return {
    people: new Map(officials.map(({ id, name, email }) => [id, { name, email }])),
    units: new Map(units.map(({ code, name }) => [code, name])),
  };
}

/** Whom a filter names: an id as it is, or whose address it is; null where nobody has it. */
export async function ownerNamed(database: Database, text: string): Promise<string | null> {
  if (!text.includes('@')) return text.toLowerCase();
  const found = await database.official.findUnique({ where: { email: text.toLowerCase() }, select: { id: true } });
  return found?.id ?? null;
}

export async function isSealed(database: Database, period: Quarter): Promise<boolean> {
  return (await database.period.count({ where: { id: period, state: 'sealed' } })) > 0;
}

/** An entry of the ledger that asks for a carry-over or decides one. */
export type CarryLine = { readonly task: string; readonly seq: number } & Body;

type Row = { readonly task: string; readonly seq: number; readonly body: string };

/**
 * What the ledger says of the carry-overs of items of which one was asked for out of a quarter. Requests are found by
 * their canonical text; what people wrote may look like it, so that whoever reads goes by the events.
 */
export async function carryLines(
  database: Database,
  period: Quarter,
  only: readonly string[] | null,
): Promise<CarryLine[]> {
  const named = `"period":"${period}"`;
  const rows = await database.$queryRaw<Row[]>`
    SELECT l.task_id AS task, l.seq, l.body FROM ledger l
    WHERE position('"carry_over-' in l.body) > 0 AND l.task_id IN (
        SELECT a.task_id FROM ledger a WHERE position('"carry_over-' in a.body) > 0 AND position(${named} in a.body) > 0)
      AND ${only === null ? Prisma.sql`true` : Prisma.sql`l.task_id = ANY(${only}::uuid[])`}
    ORDER BY l.task_id, l.seq`;
  return rows.map(lineOf);
}

/** The entry that made a request: a request's id ends with its number. */
export async function entryOfRequest(database: Database, task: string, seq: number): Promise<CarryLine | null> {
  const row = await database.ledger.findUnique({ where: { taskId_seq: { taskId: task, seq } } });
  return row && lineOf({ task, seq, body: row.body });
}

/** Requests of an item that wait, as the read model keeps them. */
export function requestsOf({ requests }: Pick<TaskRow, 'requests'>): readonly Request[] {
  return requests as unknown as Request[];
}

function lineOf({ body, ...line }: Row): CarryLine {
  return { ...line, ...(JSON.parse(body) as Body) };
}
