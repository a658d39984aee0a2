-- The engine forgets a run some time after it has ended: what it knew is kept here, whole.
CREATE TABLE "archived_run" (
  "workflow_id" TEXT NOT NULL,
  "run_id" TEXT NOT NULL,
  "workflow_type" TEXT NOT NULL,
  -- The item that it was the workflow of; null for every other workflow.
  "task_id" UUID REFERENCES "task"("id"),
  -- The first run of its chain, and the one that it continues as new; null where it is the first.
  "first_run_id" TEXT NOT NULL,
  "continued_from" TEXT,
  -- COMPLETED, CONTINUED_AS_NEW, FAILED, TERMINATED, CANCELED, TIMED_OUT
  "status" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3) NOT NULL,
  -- As many as the engine itself counted.
  "event_count" INTEGER NOT NULL,
  -- Of the history's JSON.
  "sha256" TEXT NOT NULL,
  -- That JSON, gzip.
  "history" BYTEA NOT NULL,
  "archived_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- Over all of the above, made by the database.
  "hash" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("workflow_id", "run_id")
);
CREATE INDEX "archived_run_task_id_idx" ON "archived_run"("task_id", "started_at");
CREATE INDEX "archived_run_archived_at_idx" ON "archived_run"("archived_at");

CREATE FUNCTION duban_run_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.archived_at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.workflow_id, NEW.run_id, NEW.workflow_type, coalesce(NEW.task_id::text, ''),
    NEW.first_run_id, coalesce(NEW.continued_from, ''), NEW.status, duban_ms(NEW.started_at), duban_ms(NEW.closed_at),
    NEW.event_count, NEW.sha256, encode(sha256(NEW.history), 'hex'), duban_ms(NEW.archived_at)));
  RETURN NEW;
END $$;
CREATE TRIGGER run_archived BEFORE INSERT ON "archived_run" FOR EACH ROW EXECUTE FUNCTION duban_run_archived();
CREATE TRIGGER archived_run_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "archived_run"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_run_archived() SET search_path = pg_catalog, %I, pg_temp', current_schema());
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "archived_run" TO duban_app;
  END IF;
END $$;
