-- Where the engine, the read model and the ledger were found to differ, and what was done about it.
CREATE TABLE "drift" (
  "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- workflow_missing, workflow_behind, workflow_ahead, workflow_unknown, read_model, ledger_unreadable
  "kind" TEXT NOT NULL,
  "task_id" UUID REFERENCES "task"("id"),
  "workflow_id" TEXT NOT NULL,
  -- Canonical JSON: what was found, and what should have been.
  "body" TEXT NOT NULL,
  -- started, restarted, ended, rebuilt, told
  "done" TEXT NOT NULL,
  -- Over all of the above, made by the database.
  "hash" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX "drift_at_idx" ON "drift"("at", "id");
CREATE INDEX "drift_task_id_idx" ON "drift"("task_id", "at");
CREATE INDEX "drift_workflow_id_idx" ON "drift"("workflow_id", "at");

CREATE FUNCTION duban_drift_found() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.id, duban_ms(NEW.at), NEW.kind, coalesce(NEW.task_id::text, ''), NEW.workflow_id,
    NEW.done, NEW.body));
  RETURN NEW;
END $$;
CREATE TRIGGER drift_found BEFORE INSERT ON "drift" FOR EACH ROW EXECUTE FUNCTION duban_drift_found();
CREATE TRIGGER drift_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "drift"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- In which columns an item's row differs from what its ledger makes of it; null in none.
CREATE FUNCTION duban_difference(stands task, wanted jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_object_agg(name, jsonb_build_object('found', is_now -> name, 'expected', should_be -> name))
  FROM (SELECT to_jsonb(stands) AS is_now, to_jsonb(jsonb_populate_record(stands, wanted)) AS should_be) AS sides,
    jsonb_object_keys(wanted) AS name
  WHERE is_now -> name IS DISTINCT FROM should_be -> name
$$;

-- Writes an item's row anew from the fold of its ledger, where the ledger still ends as it was folded, and notes down
-- how it differed. Answers whether anything did.
CREATE FUNCTION duban_mend(p_task uuid, p_seq int, p_wanted jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  stands task;
  should_be task;
  differs jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  SELECT * INTO stands FROM task WHERE id = p_task FOR UPDATE;
  IF NOT FOUND OR (SELECT max(seq) FROM ledger WHERE task_id = p_task) IS DISTINCT FROM p_seq THEN
    RETURN false;
  END IF;
  differs := duban_difference(stands, p_wanted);
  IF differs IS NULL THEN
    RETURN false;
  END IF;
  should_be := jsonb_populate_record(stands, p_wanted);
  UPDATE task SET
    batch_id = should_be.batch_id, number = should_be.number, task = should_be.task, state = should_be.state,
    light = should_be.light, step = should_be.step, deadline = should_be.deadline, due_at = should_be.due_at,
    ladder_from = should_be.ladder_from, percent = should_be.percent, version = should_be.version,
    agenda = should_be.agenda, milestones = should_be.milestones, returns = should_be.returns,
    issued_at = should_be.issued_at, signed_at = should_be.signed_at, submitted_at = should_be.submitted_at,
    accepted_at = should_be.accepted_at, effect_rating = should_be.effect_rating, owner_id = should_be.owner_id,
    leader_id = should_be.leader_id, lead_unit_code = should_be.lead_unit_code, co_units = should_be.co_units,
    standards = should_be.standards, next_at = should_be.next_at, original_deadline = should_be.original_deadline,
    extensions_granted = should_be.extensions_granted, extension = should_be.extension,
    requests = should_be.requests, notices = should_be.notices, urged = should_be.urged,
    last_report_at = should_be.last_report_at, report_missing = should_be.report_missing,
    policy_version = should_be.policy_version, calendar_version = should_be.calendar_version
    WHERE id = p_task;
  INSERT INTO drift (kind, task_id, workflow_id, body, done)
    VALUES ('read_model', p_task, 'item/' || p_task, differs::text, 'rebuilt');
  RETURN true;
END $$;

DO $$
DECLARE
  named regprocedure;
BEGIN
  FOREACH named IN ARRAY ARRAY['duban_drift_found()', 'duban_difference(task, jsonb)', 'duban_mend(uuid, int, jsonb)']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "drift" TO duban_app;
  END IF;
END $$;
