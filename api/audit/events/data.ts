import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';
import type { StoredLine } from '../lines/data';
import { leftNothing } from '../lines/data';
import type { Sought } from '../lines/query';
import { endless } from '../lines/time';

/** Which lines are wanted, across all items. */
export type Wanted = Sought & {
  readonly kind: Exclude<StoredLine['kind'], 'denied'> | undefined;
  readonly task: string | undefined;
  readonly after: readonly [at: number, rank: number, key: string, until: number] | undefined;
  /** Requests that were written down later are left out, this one among them. */
  readonly until: number;
  readonly down: boolean;
  readonly limit: number;
};

/** A line with the end of the list at which it stands, where its time is no instant. */
export type FoundLine = StoredLine & { readonly endless: number | null };

/** A page of what was recorded, refused and asked across items, and one line more where there is one. */
export function readEvents(database: Database, wanted: Wanted): Promise<FoundLine[]> {
  return database.$queryRaw<FoundLine[]>(pageQuery(wanted));
}

/**
 * Each part is taken in order by an index of its own (time, or person and time), and only as many of its rows as the
 * page may hold.
 */
export function pageQuery(wanted: Wanted): Prisma.Sql {
  const { kind, limit } = wanted;
  const parts = Object.entries(sources).filter(([name]) => kind === undefined || kindOf(name) === kind);
  const order = orderBy(wanted);
  const pages = parts.map(([, source]) => Prisma.sql`(${source(wanted)} ORDER BY ${order} LIMIT ${limit + 1})`);
  return Prisma.sql`
    SELECT *, CASE at WHEN 'infinity' THEN ${endless.after}::float8 WHEN '-infinity' THEN ${endless.before}::float8 END AS endless
    FROM (${Prisma.join(pages, ' UNION ALL ')}) line ORDER BY ${order} LIMIT ${limit + 1}`;
}

/** What was refused before the rules were asked is a refusal as well. */
function kindOf(source: string): string {
  return source === 'denied' ? 'refusal' : source;
}

type Source = (wanted: Wanted) => Prisma.Sql;

const sources: Record<StoredLine['kind'], Source> = {
  entry: (wanted) => {
    const key = Prisma.sql`l.task_id::text || '/' || lpad(l.seq::text, 10, '0')`;
    const columns = { at: Prisma.sql`l.recorded_at`, actor: Prisma.sql`l.actor_id`, rank: 1, key };
    return Prisma.sql`
      SELECT 'entry' AS kind, l.recorded_at AS at, 1 AS rank, ${key} AS key, l.task_id AS task, l.seq, l.command_id AS command,
        l.actor_id AS actor, l.hash, l.body
      FROM ledger l WHERE ${conditions(wanted, columns)} AND ${ofTask(wanted, Prisma.sql`l.task_id`)}`;
  },
  refusal: (wanted) => {
    const key = Prisma.sql`r.task_id::text || '/' || r.command_id`;
    const columns = { at: Prisma.sql`r.recorded_at`, actor: Prisma.sql`r.actor_id`, rank: 1, key };
    return Prisma.sql`
      SELECT 'refusal' AS kind, r.recorded_at AS at, 1 AS rank, ${key} AS key, r.task_id AS task, NULL::int AS seq,
        r.command_id AS command, r.actor_id AS actor, NULL AS hash, r.body
      FROM refusal r WHERE ${conditions(wanted, columns)} AND ${ofTask(wanted, Prisma.sql`r.task_id`)}`;
  },
  access: (wanted) =>
    requests(wanted, 'access', Prisma.sql`access_log a`, Prisma.sql`NOT (${isDenied}) AND ${shown(wanted)}`),
  // From the outcomes: refusals are few among all that is asked.
  denied: (wanted) =>
    requests(
      wanted,
      'denied',
      Prisma.sql`access_outcome o JOIN access_log a ON a.id = o.id`,
      Prisma.sql`o.status BETWEEN 400 AND 499 AND ${isCommand}`,
    ),
  letter: (wanted) => {
    const key = Prisma.sql`m.id::text`;
    const columns = { at: Prisma.sql`m.created_at`, actor: Prisma.sql`m.recipient_id`, rank: 2, key };
    return Prisma.sql`
      SELECT 'letter' AS kind, m.created_at AS at, 2 AS rank, ${key} AS key, m.task_id AS task, m.seq, NULL AS command,
        m.recipient_id AS actor, NULL AS hash, NULL AS body
      FROM letter m WHERE ${conditions(wanted, columns)} AND ${ofTask(wanted, Prisma.sql`m.task_id`)}
        AND m.task_id IS NOT NULL`;
  },
};

const isCommand = Prisma.sql`a.method NOT IN ('GET', 'HEAD') AND cardinality(a.task_ids) > 0`;
const isDenied = Prisma.sql`${isCommand} AND EXISTS (
  SELECT FROM access_outcome o WHERE o.id = a.id AND o.status BETWEEN 400 AND 499)`;
/** What an auditor's pages ask for by themselves: of no item, no evidence, nothing of the audit's own. */
const isPageLoad = Prisma.sql`a.method IN ('GET', 'HEAD') AND cardinality(a.task_ids) = 0
  AND a.path !~* '^/api/(audit|evidence)/'`;

function shown({ kind }: Wanted): Prisma.Sql {
  return kind === 'access' ? Prisma.sql`true` : Prisma.sql`NOT (${isPageLoad})`;
}

function requests(wanted: Wanted, kind: 'access' | 'denied', from: Prisma.Sql, which: Prisma.Sql): Prisma.Sql {
  const key = Prisma.sql`a.id::text`;
  const columns = { at: Prisma.sql`a.at`, actor: Prisma.sql`a.account_id`, rank: 0, key };
  const about = wanted.task === undefined ? Prisma.sql`true` : Prisma.sql`a.task_ids @> ARRAY[${wanted.task}::uuid]`;
  return Prisma.sql`
    SELECT ${kind}::text AS kind, a.at AS at, 0 AS rank, ${key} AS key, a.task_ids[1] AS task, NULL::int AS seq,
      NULL AS command, a.account_id AS actor, NULL AS hash, NULL AS body
    FROM ${from} WHERE ${conditions(wanted, columns)} AND ${about} AND ${which}
      AND (a.at <= ${new Date(wanted.until)} OR a.at = 'infinity') AND ${leftNothing}`;
}

type Columns = { readonly at: Prisma.Sql; readonly actor: Prisma.Sql; readonly rank: number; readonly key: Prisma.Sql };

/** The first bound of the cursor alone is what an index goes by. */
function conditions({ person, unit, from, to, after, down }: Wanted, { at, actor, rank, key }: Columns): Prisma.Sql {
  const all = [
    ...(person ? [Prisma.sql`${actor} = ${person}::uuid`] : []),
    ...(unit === undefined ? [] : [Prisma.sql`${actor} IN (SELECT id FROM official WHERE unit_code = ${unit})`]),
    ...(from === undefined ? [] : [Prisma.sql`${at} >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`${at} <= ${new Date(to)}`]),
    ...(after ? past(after, down, { at, actor, rank, key }) : []),
  ];
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' AND ');
}

function past([time, rank, key]: NonNullable<Wanted['after']>, down: boolean, columns: Columns): Prisma.Sql[] {
  const at = Prisma.sql`${instantOf(time)}::timestamptz`;
  const place = Prisma.sql`(${at}, ${rank}::int, ${key}::text)`;
  const own = Prisma.sql`(${columns.at}, ${columns.rank}::int, ${columns.key})`;
  return down
    ? [Prisma.sql`${columns.at} <= ${at}`, Prisma.sql`${own} < ${place}`]
    : [Prisma.sql`${columns.at} >= ${at}`, Prisma.sql`${own} > ${place}`];
}

/** Of a time in a cursor. */
function instantOf(time: number): string {
  if (time === endless.after) return 'infinity';
  return time === endless.before ? '-infinity' : new Date(time).toISOString();
}

function ofTask({ task }: Wanted, column: Prisma.Sql): Prisma.Sql {
  return task === undefined ? Prisma.sql`true` : Prisma.sql`${column} = ${task}::uuid`;
}

function orderBy({ down }: Wanted): Prisma.Sql {
  return down ? Prisma.sql`at DESC, rank DESC, key DESC` : Prisma.sql`at, rank, key`;
}
