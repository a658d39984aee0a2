-- Who asked what: written by the program's own role before it answers, and never changed, never removed.
CREATE TABLE "access_log" (
  -- The request's own, as in its answer's X-Request-Id.
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "account_id" UUID NOT NULL,
  "account_name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  -- For whom the account might act that day as a substitute.
  "acting_for" UUID[],
  "token_id" UUID,
  "token_name" TEXT,
  -- Of the machine that the connection came from; and what it said of those behind it, which is its word alone.
  "address" TEXT NOT NULL,
  "forwarded" TEXT,
  "method" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "query" TEXT,
  -- The items that it was about, and the ids under which the ledger or the refusals hold what came of it.
  "task_ids" UUID[],
  "command_ids" TEXT[],
  -- Over all of the above, made by the database.
  "hash" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE INDEX "access_log_at_id_idx" ON "access_log"("at", "id");
CREATE INDEX "access_log_account_id_at_idx" ON "access_log"("account_id", "at");
CREATE INDEX "access_log_task_ids_idx" ON "access_log" USING GIN ("task_ids");
CREATE INDEX "access_log_command_ids_idx" ON "access_log" USING GIN ("command_ids");

-- domain/audit/access.ts, `hashedAccess`, says the same bytes.
CREATE FUNCTION duban_access_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.at := duban_now_open();
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.id, duban_ms(NEW.at), NEW.account_id, NEW.account_name, NEW.role,
    array_to_string(NEW.acting_for, ','), coalesce(NEW.token_id::text, ''), coalesce(NEW.token_name, ''), NEW.address,
    coalesce(NEW.forwarded, ''), NEW.method, NEW.path, coalesce(NEW.query, ''), array_to_string(NEW.task_ids, ','),
    array_to_string(NEW.command_ids, ',')));
  RETURN NEW;
END $$;
CREATE TRIGGER access_logged BEFORE INSERT ON "access_log" FOR EACH ROW EXECUTE FUNCTION duban_access_logged();
CREATE TRIGGER access_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_log"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- Checkpoints cover it as well.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'access_log', at, id::text,
      duban_row_hash(id::text, duban_ms(at)::text, account_id::text, account_name, role, array_to_string(acting_for, ','),
        token_id::text, token_name, address, forwarded, method, path, query, array_to_string(task_ids, ','),
        array_to_string(command_ids, ','), hash)
      FROM access_log $sql$;
END $$;

-- Auditors' reads run in a role of their own, which may read and nothing else: everything but the hashes of tokens and
-- the key that tokens are made with. What later migrations make it may read where they say so.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_access_logged() SET search_path = pg_catalog, %I, pg_temp', current_schema());
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "access_log" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO duban_auditor', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO duban_auditor', current_schema());
    REVOKE SELECT ON "api_token" FROM duban_auditor;
    GRANT SELECT ("id", "official_id", "name", "created_at", "last_used_at", "revoked_at") ON "api_token" TO duban_auditor;
    ALTER TABLE "setting" ENABLE ROW LEVEL SECURITY;
    CREATE POLICY "setting_kept_secret" ON "setting" USING ("key" <> 'tokenKey' OR current_user <> 'duban_auditor');
  END IF;
END $$;
