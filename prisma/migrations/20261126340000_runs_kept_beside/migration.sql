-- A history that somebody put in before its run had ended must not stand in the place of the one that the engine ended with: that is kept beside
-- it, under the next number, and verification names the run.
ALTER TABLE "archived_run" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "archived_run" DROP CONSTRAINT "archived_run_pkey";
ALTER TABLE "archived_run" ADD PRIMARY KEY ("workflow_id", "run_id", "number");

-- What checkpoints call a row; of the first as before there were numbers.
CREATE FUNCTION duban_run_place(workflow_id text, run_id text, number integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(' ', workflow_id, run_id, CASE WHEN number <> 1 THEN number END)
$$;

CREATE OR REPLACE FUNCTION duban_run_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.archived_at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.workflow_id, NEW.run_id, NEW.workflow_type, coalesce(NEW.task_id::text, ''),
    NEW.first_run_id, coalesce(NEW.continued_from, ''), NEW.status, duban_ms(NEW.started_at), duban_ms(NEW.closed_at),
    NEW.event_count, NEW.sha256, encode(sha256(NEW.history), 'hex'), duban_ms(NEW.archived_at),
    CASE WHEN NEW.number <> 1 THEN NEW.number END));
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION duban_witness_archived_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash)
    SELECT 'archived_run', archived_at, duban_run_place(workflow_id, run_id, number), hash FROM archived_run;
  RETURN NULL;
END $$;

DO $$
DECLARE
  before text := rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';');
  after text := regexp_replace(before,
    '\(\(?(archived_run\.)?workflow_id \|\| '' ''::text\) \|\| (archived_run\.)?run_id\)?( AS place)?,',
    'duban_run_place(archived_run.workflow_id, archived_run.run_id, archived_run.number)\3,');
  named text;
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'archived runs are not where they were in checkpoint_row';
  END IF;
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || after;
  FOREACH named IN ARRAY ARRAY['duban_run_archived()', 'duban_witness_archived_run()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
END $$;

-- A letter is never taken away, whatever becomes of it; nor is its table emptied.
CREATE TRIGGER letter_kept BEFORE DELETE OR TRUNCATE ON "letter"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    REVOKE DELETE ON "letter" FROM duban_app;
  END IF;
END $$;
