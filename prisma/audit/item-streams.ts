import type { NoticeRow, RefusalRow } from '../../audit/beside-ledger';
import type { LedgerRow } from '../../audit/ledger';
import type { LetterRow } from '../../audit/letter-log';
import type { ReadModel } from '../../audit/read-model';
import type { RunRow } from '../../audit/run';
import type { Snapshot } from '../client';
import { Grouped } from './grouped';

export type TaskRow = { readonly id: string } & ReadModel;
export type EntryRow = { readonly period: string; readonly task: string; readonly body: string };

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** All that is kept of items, in the order of their ids, side by side; of some items where these are named. */
export function itemStreams(snapshot: Snapshot, tasks: readonly string[] | null) {
  // Only what has the form of an id comes into the text.
  const ids = tasks?.filter((task) => /^[0-9a-f-]{36}$/.test(task)).map((task) => `'${task}'::uuid`);
  const some = (column: string) => (ids ? `WHERE ${column} = ANY(ARRAY[${ids.join(', ')}]::uuid[])` : '');
  const byTask = <Row extends { readonly task: string | null }>(text: string, batch?: number) =>
    new Grouped(snapshot.stream<Row>(text, batch), ({ task }) => task);
  return {
    tasks: new Grouped(snapshot.stream<TaskRow>(taskSql(some('id'))), ({ id }) => id),
    ledger: byTask<LedgerRow>(`
      SELECT task_id AS task, seq, command_id AS "commandId", ${ms('recorded_at')} AS "recordedAt", actor_id AS actor,
        body, prev_hash AS "prevHash", hash
      FROM ledger ${some('task_id')} ORDER BY task_id, seq`),
    refusals: byTask<RefusalRow>(`
      SELECT task_id AS task, command_id AS "commandId", actor_id AS actor, version, code, body
      FROM refusal ${some('task_id')} ORDER BY task_id, command_id`),
    notices: byTask<NoticeRow>(`
      SELECT year, number, task_id AS task, occasion FROM notice_number ${some('task_id')} ORDER BY task_id, year, number`),
    letters: byTask<LetterRow>(letterSql(some('l.task_id'))),
    entries: byTask<EntryRow>(`
      SELECT period, task_id AS task, body FROM period_entry ${some('task_id')} ORDER BY task_id, period`),
    // A history is up to some megabytes.
    runs: byTask<RunRow>(runSql(some('task_id')), 20),
  };
}

export type ItemStreams = ReturnType<typeof itemStreams>;

function taskSql(where: string): string {
  const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `
    SELECT id, t.batch_id AS batch, t.number, task, version, original_deadline AS "originalDeadline",
      content, category, weight, tags, ongoing, r.about AS "issuedFrom",
      ${time('issued_at')} AS "issuedAt", state, deadline, ${time('due_at')} AS "dueAt",
      ${time('ladder_from')} AS "ladderFrom", light, step, percent, agenda, milestones, returns,
      ${time('signed_at')} AS "signedAt", ${time('submitted_at')} AS "submittedAt",
      ${time('accepted_at')} AS "acceptedAt", effect_rating AS "effectRating", owner_id AS owner, leader_id AS leader,
      lead_unit_code AS "leadUnit", co_units AS "coUnits", standards, ${time('next_at')} AS "nextAt",
      extensions_granted AS "extensionsGranted", extension, requests, notices, urged,
      ${time('last_report_at')} AS "lastReportAt", report_missing AS "reportMissing",
      policy_version AS "policyVersion", calendar_version AS "calendarVersion"
    FROM task t LEFT JOIN (
      SELECT batch_id, row_number() OVER (PARTITION BY batch_id ORDER BY "row") AS number,
        jsonb_build_object('content', read -> 'content', 'category', read -> 'category',
          'weight', coalesce(read -> 'weight', '1'), 'tags', coalesce(read -> 'tags', '[]'),
          'ongoing', coalesce(read -> 'ongoing', 'false')) AS about
      FROM batch_row WHERE batch_id IN (SELECT batch_id FROM task ${where})) AS r ON r.batch_id = t.batch_id AND r.number = t.number
    ${where} ORDER BY id`;
}

function letterSql(where: string): string {
  return `
    WITH ends AS MATERIALIZED (SELECT DISTINCT ON (letter_id) * FROM letter_end ORDER BY letter_id, number DESC)
    SELECT l.id, l.task_id AS task, l.kind, l.occasion, l.step, l.seq, l.recipient_id AS recipient, l.state,
      ${ms('l.created_at')} AS "createdAt", l.attempts, l.message_id AS "messageId", l.answer,
      ${ms('l.sent_at')} AS "sentAt", l.address, l.subject, l.digest_id AS digest, d.state AS "digestState",
      ${ms('d.sent_at')} AS "digestSentAt", d.address AS "digestAddress", d.subject AS "digestSubject",
      d.recipient_id AS "digestRecipient", ${ms('de.at')} AS "digestEndedAt", e.state AS "endState", e.within AS "endWithin",
      e.digest_id AS "endDigest", e.answer AS "endAnswer", e.address AS "endAddress", e.subject AS "endSubject",
      ${ms('e.sent_at')} AS "endSentAt", ${ms('e.at')} AS "endedAt",
      coalesce(a.logged, 0) AS logged, coalesce(a.last, 0) AS "lastNumber", a.outcomes[1] AS "lastOutcome",
      a.answers[1] AS "lastAnswer", a.addresses[1] AS "lastAddress", a.subjects[1] AS "lastSubject",
      CASE WHEN a.tos[1] IS NOT NULL THEN ${ms('a.ats[1]')} END AS "lastAt"
    FROM letter l LEFT JOIN letter d ON d.id = l.digest_id
    LEFT JOIN ends e ON e.letter_id = l.id LEFT JOIN ends de ON de.letter_id = l.digest_id LEFT JOIN (
      SELECT letter_id, count(*)::int AS logged, max(number) AS last, array_agg(outcome ORDER BY number DESC) AS outcomes,
        array_agg(answer ORDER BY number DESC) AS answers, array_agg(at ORDER BY number DESC) AS ats,
        array_agg(address ORDER BY number DESC) AS tos,
        array_agg(address ORDER BY number DESC) FILTER (WHERE address IS NOT NULL) AS addresses,
        array_agg(subject ORDER BY number DESC) FILTER (WHERE subject IS NOT NULL) AS subjects
      FROM letter_attempt GROUP BY letter_id) AS a ON a.letter_id = l.id
    ${where} ORDER BY l.task_id NULLS FIRST, l.seq, l.id`;
}

function runSql(where: string): string {
  return `
    SELECT workflow_id AS "workflowId", run_id AS "runId", number, workflow_type AS "workflowType", task_id AS task,
      first_run_id AS "firstRunId", continued_from AS "continuedFrom", status, ${ms('started_at')} AS "startedAt",
      ${ms('closed_at')} AS "closedAt", event_count AS "eventCount", sha256, history,
      ${ms('archived_at')} AS "archivedAt", hash
    FROM archived_run ${where} ORDER BY task_id NULLS FIRST, started_at, run_id, number`;
}
