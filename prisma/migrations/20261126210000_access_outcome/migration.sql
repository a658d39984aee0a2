-- What came of a request that was written down: added after it was done, before it is answered. A request without one was never
-- answered, or is from before there were outcomes.
CREATE TABLE "access_outcome" (
  "id" UUID NOT NULL REFERENCES "access_log"("id"),
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- The answer's HTTP status, and its code where it refuses.
  "status" INTEGER NOT NULL,
  "code" TEXT,
  -- Over all of the above, made by the database.
  "hash" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE INDEX "access_outcome_at_idx" ON "access_outcome"("at", "id");
-- Refusals are few, and looked for by themselves.
CREATE INDEX "access_outcome_refused_idx" ON "access_outcome"("id") WHERE "status" BETWEEN 400 AND 499;

-- domain/audit/access.ts, `hashedOutcome`, says the same bytes.
CREATE FUNCTION duban_access_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.id, duban_ms(NEW.at), NEW.status, coalesce(NEW.code, '')));
  RETURN NEW;
END $$;
CREATE TRIGGER access_answered BEFORE INSERT ON "access_outcome" FOR EACH ROW EXECUTE FUNCTION duban_access_answered();
CREATE TRIGGER access_outcome_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_outcome"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- Letters across items are looked for by whom they went to, the newest first.
CREATE INDEX "letter_recipient_id_created_at_idx" ON "letter"("recipient_id", "created_at");

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_access_answered() SET search_path = pg_catalog, %I, pg_temp', current_schema());
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "access_outcome" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "access_outcome" TO duban_auditor;
  END IF;
END $$;

-- Checkpoints cover it as well.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'access_outcome', at, id::text, duban_row_hash(id::text, duban_ms(at)::text, status::text, code, hash)
      FROM access_outcome $sql$;
END $$;
