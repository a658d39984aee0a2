-- Who tried to come in, by which door, and what came of it: never changed, never removed. No code, password or address
-- that was typed in is kept; somebody who is in no directory has no name here.
CREATE TABLE "sign_in_log" (
  -- The request's own, as in its answer's X-Request-Id.
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Method and path.
  "door" TEXT NOT NULL,
  "account_id" UUID,
  "account_name" TEXT,
  "role" TEXT,
  -- `done`, or the code of the problem that was answered.
  "outcome" TEXT NOT NULL,
  -- As in access_log: of the machine that the connection came from, and that machine's word on those behind it.
  "address" TEXT NOT NULL,
  "forwarded" TEXT,
  -- Over all of the above, made by the database.
  "hash" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE INDEX "sign_in_log_at_id_idx" ON "sign_in_log"("at", "id");

CREATE FUNCTION duban_sign_in_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.id, duban_ms(NEW.at), NEW.door, coalesce(NEW.account_id::text, ''),
    coalesce(NEW.account_name, ''), coalesce(NEW.role, ''), NEW.outcome, NEW.address, coalesce(NEW.forwarded, '')));
  RETURN NEW;
END $$;
CREATE TRIGGER sign_in_logged BEFORE INSERT ON "sign_in_log" FOR EACH ROW EXECUTE FUNCTION duban_sign_in_logged();
CREATE TRIGGER sign_in_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "sign_in_log"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- Checkpoints cover it as well.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'sign_in_log', at, id::text,
      duban_row_hash(id::text, duban_ms(at)::text, door, account_id::text, account_name, role, outcome, address,
        forwarded, hash)
      FROM sign_in_log $sql$;
  EXECUTE format('ALTER FUNCTION duban_sign_in_logged() SET search_path = pg_catalog, %I, pg_temp', current_schema());
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "sign_in_log" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "sign_in_log" TO duban_auditor;
  END IF;
END $$;
