import type { State } from '../domain/item/item';
import type { Quarter } from '../domain/periods/period';
import type { Holding, QuarterSpan, Settlement } from '../domain/periods/settled';
import { isDueBy, settlementOf, spanOf } from '../domain/periods/settled';
import { policyOf } from '../domain/policy';
import type { Transaction } from './client';
import { readCutOffs } from './cut-offs';
import { Prisma } from './generated/client';
import { organisationPolicy } from './policies';

/** An item that is due by the end of a quarter, and how it is settled as things stand; null where it is not. */
export type DueItem = {
  readonly id: string;
  readonly leadUnit: string;
  readonly owner: string;
  readonly leader: string | null;
  readonly dueAt: number;
  /** As the organisation writes it. */
  readonly deadline: string;
  readonly settled: Settlement | null;
};

/** A slice of the items due, by id; `after` is where the next one begins, null after the last. */
export type DueSlice = { readonly items: readonly DueItem[]; readonly after: string | null };

/** Items to a question: so many ledgers are looked into within a second. */
const slice = 5_000;

/** The bounds of a quarter by the closes so far and the organisation's policy. */
export async function readSpan(on: Transaction, quarter: Quarter, zone: string): Promise<QuarterSpan> {
  const { own } = await organisationPolicy(on);
  return spanOf(quarter, { policy: policyOf(own), zone, closed: await readCutOffs(on) });
}

type Row = Omit<Holding, 'dueAt' | 'dueThen' | 'issuedAt'> & {
  readonly id: string;
  readonly leadUnit: string;
  readonly owner: string;
  readonly leader: string | null;
  readonly state: State;
  readonly deadline: string;
  readonly dueAt: Date;
  readonly dueThen: bigint;
  readonly issuedAt: Date;
};

/**
 * The next slice of the items that are due by a quarter's end (domain.md, "Quarter clear"). Due goes by the ledger up to
 * the quarter's beginning, settled by how things stand now. `only` leaves out all items but these.
 */
export async function dueSlice(
  on: Transaction,
  span: QuarterSpan,
  after: string | null = null,
  only: readonly string[] | null = null,
): Promise<DueSlice> {
  const begins = new Date(span.begins);
  const rows = await on.$queryRaw<Row[]>`
    SELECT t.id, t.lead_unit_code AS "leadUnit", t.owner_id AS owner, t.leader_id AS leader, t.state, t.deadline, t.due_at AS "dueAt",
      issue.recorded_at AS "issuedAt",
      ${dueIn(Prisma.sql`CASE WHEN stood.seq IS NULL THEN issue.body ELSE stood.body END`)} AS "dueThen",
      (stood.seq IS NULL OR t.state NOT IN ('accepted', 'cancelled')
        OR ${stateIn(Prisma.sql`stood.body`)} NOT IN ('accepted', 'cancelled')
        OR EXISTS (SELECT FROM ledger l WHERE l.task_id = t.id AND l.seq > stood.seq
          AND ${stateIn(Prisma.sql`l.body`)} NOT IN ('accepted', 'cancelled'))) AS "wasOpen",
      (carry.seq IS NOT NULL AND NOT EXISTS (SELECT FROM ledger l WHERE l.task_id = t.id AND l.seq >= carry.seq
        AND ${dueIn(Prisma.sql`l.body`)} <= ${span.ends}::bigint)) AS carried
    FROM (
      SELECT * FROM task WHERE id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
        AND (${only === null} OR id = ANY(${only ?? []}::uuid[]))
        AND (state NOT IN ('accepted', 'cancelled')
          OR EXISTS (SELECT FROM ledger l WHERE l.task_id = task.id AND l.recorded_at > ${begins}))
      ORDER BY id LIMIT ${slice}) AS t
      JOIN ledger issue ON issue.task_id = t.id AND issue.seq = 1
      LEFT JOIN LATERAL (
        SELECT seq, body FROM ledger l WHERE l.task_id = t.id AND l.recorded_at <= ${begins}
        ORDER BY seq DESC LIMIT 1) AS stood ON true
      LEFT JOIN LATERAL (
        SELECT seq FROM ledger l WHERE l.task_id = t.id AND position('"carry_over-' in l.body) > 0
          AND position('"type":"carried_over"' in l.body) > 0
        ORDER BY seq DESC LIMIT 1) AS carry ON t.due_at > ${new Date(span.ends)}
    ORDER BY t.id`;
  const items = rows.flatMap(({ id, leadUnit, owner, leader, deadline, ...row }): DueItem[] => {
    const { dueAt, dueThen, issuedAt } = row;
    const holding = { ...row, dueAt: dueAt.getTime(), dueThen: Number(dueThen), issuedAt: issuedAt.getTime() };
    if (!isDueBy(holding, span)) return [];
    return [{ id, leadUnit, owner, leader, dueAt: holding.dueAt, deadline, settled: settlementOf(holding, span) }];
  });
  return { items, after: rows.length < slice ? null : (rows.at(-1)?.id ?? null) };
}

/** Every item due by a quarter's end. */
export async function dueItems(
  on: Transaction,
  span: QuarterSpan,
  only: readonly string[] | null = null,
): Promise<DueItem[]> {
  const all: DueItem[] = [];
  for (let after: string | null = null; ; ) {
    const found: DueSlice = await dueSlice(on, span, after, only);
    all.push(...found.items);
    after = found.after;
    if (after === null) return all;
  }
}

/** How many items hold the seal of a quarter: due by its end, and not settled as things stand. */
export async function countUnsettled(on: Transaction, span: QuarterSpan): Promise<number> {
  return (await dueItems(on, span)).filter(({ settled }) => settled === null).length;
}

/** How many carry-overs out of a quarter wait for a leader. */
export async function countUndecided(on: Transaction, quarter: Quarter): Promise<number> {
  const wanted = JSON.stringify([{ kind: 'carry_over', period: quarter }]);
  const [row] = await on.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM task WHERE requests @> ${wanted}::jsonb`;
  return row?.count ?? 0;
}

/**
 * How an item stood after an entry is the last part of its canonical text. It is cut out rather than parsed, which is
 * several times faster; quotes inside what people wrote are escaped, so that nothing of theirs can look like it.
 */
function standing(body: Prisma.Sql, field: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(left(split_part(${body}, '"standing":', 2), -1)::jsonb ->> ${field})`;
}

function dueIn(body: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${standing(body, Prisma.sql`'dueAt'`)}::bigint`;
}

function stateIn(body: Prisma.Sql): Prisma.Sql {
  return standing(body, Prisma.sql`'state'`);
}
