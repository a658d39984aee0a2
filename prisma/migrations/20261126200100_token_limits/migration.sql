-- A token may have fewer rights than its account, and an end. Those that were made before have neither.
ALTER TABLE "api_token"
  -- read, for reading alone; or the account's own role, without those it stands in for; null for all its rights.
  ADD COLUMN "role" TEXT,
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  -- Whoever made it; null where it was made at a start, or before this was kept.
  ADD COLUMN "created_by" UUID REFERENCES "official"("id");
CREATE INDEX "api_token_created_at_id_idx" ON "api_token"("created_at", "id");

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ("role", "expires_at", "created_by") ON "api_token" TO duban_auditor;
  END IF;
END $$;
