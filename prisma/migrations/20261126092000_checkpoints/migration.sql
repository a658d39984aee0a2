-- Checkpoints: what stood in the record up to an instant, counted and hashed in one chain, to be signed with a key that is
-- kept elsewhere and taken away by auditors.
CREATE TABLE "checkpoint" (
  "number" INTEGER PRIMARY KEY,
  -- It covers what was recorded after the one before and up to and with this.
  "up_to" TIMESTAMPTZ(3) NOT NULL UNIQUE,
  -- daily, seal, asked
  "cause" TEXT NOT NULL,
  -- Null where the schedule did it.
  "asked_by" UUID,
  -- Rows of each source from the beginning; canonical JSON.
  "counts" TEXT NOT NULL DEFAULT '',
  -- Of this checkpoint alone: a line for each source, with its rows and the hash over their lines.
  "parts" TEXT NOT NULL DEFAULT '',
  -- A line for each row, so that a row that was changed later can be named.
  "lines" TEXT NOT NULL DEFAULT '',
  "previous_hash" TEXT NOT NULL DEFAULT '',
  "hash" TEXT NOT NULL DEFAULT ''
);
-- A key may be replaced, and an old checkpoint signed anew with it: so signatures stand beside what they sign.
CREATE TABLE "checkpoint_signature" (
  "number" INTEGER NOT NULL REFERENCES "checkpoint"("number"),
  "key_id" TEXT NOT NULL,
  "public_key" TEXT NOT NULL,
  "signature" TEXT NOT NULL,
  PRIMARY KEY ("number", "key_id")
);

-- The hash of a row: of its fields, each with its length, so that nothing can move from one into the next.
CREATE FUNCTION duban_row_hash(VARIADIC fields text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(string_agg(coalesce(octet_length(field) || ':' || field, '-'), E'\n' ORDER BY place),
    'UTF8')), 'hex') FROM unnest(fields) WITH ORDINALITY AS given(field, place)
$$;

-- Every row of the record that a checkpoint covers: its source, when it was recorded, its key, and its hash. Whoever adds a
-- table to the record adds it here and in prisma/audit/sources.ts; it is covered from the next checkpoint on.
CREATE VIEW "checkpoint_row" AS
  SELECT 'adjustment'::text AS source, recorded_at AS at, id::text AS place,
    duban_row_hash(id::text, period, task_id::text, made_by::text, made_name, duban_ms(recorded_at)::text, body) AS hash
    FROM adjustment
  UNION ALL SELECT 'archived_run', archived_at, workflow_id || ' ' || run_id, hash FROM archived_run
  UNION ALL SELECT 'close', closed_at, id,
    duban_row_hash(id, duban_ms(from_at)::text, duban_ms(cut_off)::text, asked_by::text, duban_ms(asked_at)::text,
      duban_ms(closed_at)::text, hash)
    FROM period WHERE closed_at IS NOT NULL
  UNION ALL SELECT 'discarded_batch', discarded_at, id::text,
    duban_row_hash(id::text, title, year::text, document_no, file_name, file_hash, row_count::text, created_by::text,
      duban_ms(created_at)::text, discarded_by::text, duban_ms(discarded_at)::text)
    FROM discarded_batch
  UNION ALL SELECT 'drift', at, id::text,
    duban_row_hash(id::text, kind, task_id::text, workflow_id, body, done, duban_ms(at)::text, hash)
    FROM drift
  UNION ALL SELECT 'evidence', uploaded_at, id::text,
    duban_row_hash(id::text, sha256, name, type, size::text, uploaded_by::text, duban_ms(uploaded_at)::text)
    FROM evidence
  UNION ALL SELECT 'holiday_notice', published_at, lpad(version::text, 10, '0'),
    duban_row_hash(version::text, year::text, source, array_to_string(off, ','), array_to_string(work, ','), names::text,
      published_by::text, duban_ms(published_at)::text)
    FROM holiday_notice
  UNION ALL SELECT 'ledger', recorded_at, task_id || ' ' || lpad(seq::text, 10, '0'), hash FROM ledger
  UNION ALL SELECT 'letter_attempt', at, letter_id || ' ' || lpad(number::text, 10, '0'),
    duban_row_hash(letter_id::text, number::text, duban_ms(at)::text, outcome, answer)
    FROM letter_attempt
  UNION ALL SELECT 'policy_version', set_at, lpad(version::text, 10, '0'),
    duban_row_hash(version::text, batch_id::text, policy::text, organisation_version::text, note, set_by::text,
      duban_ms(set_at)::text)
    FROM policy_version
  UNION ALL SELECT 'refusal', recorded_at, task_id || ' ' || command_id,
    duban_row_hash(task_id::text, command_id, duban_ms(recorded_at)::text, actor_id::text, version::text, code, body)
    FROM refusal
  UNION ALL SELECT 'seal', sealed_at, id,
    duban_row_hash(id, seal_number::text, duban_ms(sealed_at)::text, sealed_by::text, previous_seal, seal)
    FROM period WHERE sealed_at IS NOT NULL;

-- How far archived histories have been replayed; what replays nothing but histories is no part of the record.
CREATE TABLE "replay" (
  "id" UUID PRIMARY KEY,
  "asked_by" UUID NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "total" INTEGER NOT NULL,
  "done" INTEGER NOT NULL DEFAULT 0,
  -- The last run that was replayed, so that whoever takes over goes on behind it.
  "workflow_id" TEXT NOT NULL DEFAULT '',
  "run_id" TEXT NOT NULL DEFAULT '',
  -- Each with its workflow, its run and what is wrong.
  "broken" JSONB NOT NULL DEFAULT '[]',
  "finished_at" TIMESTAMPTZ(3)
);
CREATE INDEX "replay_asked_at_id_idx" ON "replay"("asked_at", "id");

CREATE INDEX "refusal_recorded_at_idx" ON "refusal"("recorded_at");
CREATE INDEX "letter_attempt_at_idx" ON "letter_attempt"("at");

-- The end of what is closed or covered: nothing is recorded at or before it any more, even if a machine's clock goes back.
CREATE OR REPLACE FUNCTION duban_now_open() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest(duban_now(), (SELECT max(cut_off) FROM period) + interval '1 millisecond',
    (SELECT max(up_to) FROM checkpoint) + interval '1 millisecond')
$$;

-- Nor does an item's ledger go back in time.
CREATE OR REPLACE FUNCTION duban_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT seq, hash, recorded_at INTO before FROM ledger WHERE task_id = NEW.task_id ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(before.seq, 0) + 1 THEN
    RAISE EXCEPTION 'ledger of % ends at %, so % cannot follow', NEW.task_id, coalesce(before.seq, 0), NEW.seq
      USING ERRCODE = 'DB002';
  END IF;
  NEW.recorded_at := greatest(duban_now_open(), before.recorded_at);
  NEW.prev_hash := coalesce(before.hash, repeat('0', 64));
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.prev_hash, NEW.task_id, NEW.seq, NEW.command_id,
    duban_ms(NEW.recorded_at), NEW.body));
  RETURN NEW;
END $$;

-- Who adds to the record shares the lock that a close and a checkpoint take alone.
CREATE FUNCTION duban_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  RETURN NULL;
END $$;

-- And has the time from the database, whatever it says itself; the argument names the column.
CREATE FUNCTION duban_stamped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], duban_now_open()));
END $$;

CREATE TRIGGER ledger_booked BEFORE INSERT ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER refusal_booked BEFORE INSERT ON "refusal" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER refusal_stamped BEFORE INSERT ON "refusal" FOR EACH ROW EXECUTE FUNCTION duban_stamped('recorded_at');
CREATE TRIGGER letter_attempt_booked BEFORE INSERT ON "letter_attempt" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER letter_attempt_stamped BEFORE INSERT ON "letter_attempt" FOR EACH ROW EXECUTE FUNCTION duban_stamped('at');
CREATE TRIGGER evidence_booked BEFORE INSERT ON "evidence" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER evidence_stamped BEFORE INSERT ON "evidence" FOR EACH ROW EXECUTE FUNCTION duban_stamped('uploaded_at');
CREATE TRIGGER holiday_notice_booked BEFORE INSERT ON "holiday_notice" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER holiday_notice_stamped BEFORE INSERT ON "holiday_notice"
  FOR EACH ROW EXECUTE FUNCTION duban_stamped('published_at');
CREATE TRIGGER policy_version_booked BEFORE INSERT ON "policy_version" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER policy_version_stamped BEFORE INSERT ON "policy_version" FOR EACH ROW EXECUTE FUNCTION duban_stamped('set_at');
CREATE TRIGGER discarded_batch_booked BEFORE INSERT ON "discarded_batch" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER discarded_batch_stamped BEFORE INSERT ON "discarded_batch"
  FOR EACH ROW EXECUTE FUNCTION duban_stamped('discarded_at');
-- By its name it comes before the trigger that takes the time.
CREATE TRIGGER period_booked BEFORE UPDATE ON "period" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('duban_period_moves'::regproc), 'duban_now()', 'duban_now_open()');
END $$;

-- What was kept by grants alone is kept by triggers too.
CREATE TRIGGER letter_attempt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "letter_attempt"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER evidence_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "evidence"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER holiday_notice_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "holiday_notice"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER policy_version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_version"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER notice_number_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "notice_number"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER discarded_batch_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "discarded_batch"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- A checkpoint's place, time, counts and hashes are made here, whoever asks for it. Alone under the recorders' lock, so that
-- everything at or before its instant is there; and nothing is recorded at or before it afterwards.
CREATE FUNCTION duban_checkpoint_made() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a checkpoint has to see what was recorded while it waited: read committed' USING ERRCODE = 'DB005';
  END IF;
  PERFORM pg_advisory_xact_lock(4455001);
  SELECT number, up_to, counts, hash INTO last FROM checkpoint ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.up_to := duban_now_open();
  NEW.previous_hash := coalesce(last.hash, repeat('0', 64));
  -- Literals, so that the planner sees which sources have been covered before and reads the others' new rows alone.
  EXECUTE format($sql$
    WITH fresh AS MATERIALIZED (
      SELECT source, at, place COLLATE "C" AS place, hash FROM checkpoint_row
      WHERE at <= %1$L::timestamptz AND (at > %2$L::timestamptz OR NOT %3$L::jsonb ? source)),
    part AS (
      SELECT source COLLATE "C" AS source, count(*) AS rows,
        duban_sha(string_agg(place || ' ' || hash, E'\n' ORDER BY at, place)) AS hash FROM fresh GROUP BY source),
    total AS (
      SELECT source, sum(rows) AS rows FROM (
        SELECT source, rows FROM part
        UNION ALL SELECT key COLLATE "C", value::bigint FROM jsonb_each_text(%3$L::jsonb)) AS every GROUP BY source)
    SELECT
      (SELECT '{' || coalesce(string_agg(to_json(source) || ':' || rows, ',' ORDER BY source), '') || '}' FROM total),
      (SELECT coalesce(string_agg(concat_ws(' ', source, rows, hash), E'\n' ORDER BY source), '') FROM part),
      (SELECT coalesce(string_agg(concat_ws(' ', source, place, hash), E'\n' ORDER BY source COLLATE "C", at, place), '')
        FROM fresh)
  $sql$, NEW.up_to, coalesce(last.up_to, '-infinity'), coalesce(last.counts, '{}'))
    INTO NEW.counts, NEW.parts, NEW.lines;
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.previous_hash, NEW.number, duban_ms(NEW.up_to), NEW.counts, NEW.parts));
  RETURN NEW;
END $$;
CREATE TRIGGER checkpoint_made BEFORE INSERT ON "checkpoint" FOR EACH ROW EXECUTE FUNCTION duban_checkpoint_made();
CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "checkpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER checkpoint_signature_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "checkpoint_signature"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

DO $$
DECLARE
  guard regprocedure;
BEGIN
  FOREACH guard IN ARRAY ARRAY['duban_now_open()', 'duban_chain()', 'duban_booked()', 'duban_stamped()',
    'duban_checkpoint_made()']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', guard, current_schema());
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT ON "checkpoint_row" TO duban_app;
    GRANT SELECT, INSERT ON "checkpoint", "checkpoint_signature" TO duban_app;
    GRANT SELECT, INSERT, UPDATE ON "replay" TO duban_app;
  END IF;
END $$;
