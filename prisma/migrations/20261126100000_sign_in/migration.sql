-- Signing in. What the library keeps of an account stands beside the directory's own columns: the directory is the list
-- of those who may sign in, and its addresses are registered by an administrator, so they count as verified.
ALTER TABLE "official"
  ADD COLUMN "email_verified" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "image" TEXT,
  ADD COLUMN "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- A token made in a session that was opened with a mailed code alone has no more rights than that session.
ALTER TABLE "api_token" ADD COLUMN "strong" BOOLEAN NOT NULL DEFAULT true;

CREATE TABLE "sign_in_session" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL REFERENCES "official"("id"),
  "token" TEXT NOT NULL UNIQUE,
  "factor" TEXT NOT NULL CHECK ("factor" IN ('code', 'password', 'totp', 'passkey', 'oidc')),
  "address" TEXT,
  "user_agent" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "sign_in_session_official_id_idx" ON "sign_in_session"("official_id");
CREATE INDEX "sign_in_session_expires_at_idx" ON "sign_in_session"("expires_at");

-- A password, by its hash, or the account at the organisation's own provider.
CREATE TABLE "credential" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL REFERENCES "official"("id"),
  "account_id" TEXT NOT NULL,
  "provider_id" TEXT NOT NULL,
  "password" TEXT,
  "access_token" TEXT,
  "refresh_token" TEXT,
  "id_token" TEXT,
  "access_token_expires_at" TIMESTAMPTZ(3),
  "refresh_token_expires_at" TIMESTAMPTZ(3),
  "scope" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- What a provider hands out for calling it is of no use here, and is not kept.
  CHECK ("access_token" IS NULL AND "refresh_token" IS NULL AND "id_token" IS NULL),
  UNIQUE ("provider_id", "account_id")
);
CREATE INDEX "credential_official_id_idx" ON "credential"("official_id");

-- What waits to be proven: a mailed code, by its keyed hash; the second step of a sign-in; a challenge.
CREATE TABLE "sign_in_proof" (
  "id" UUID PRIMARY KEY,
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "sign_in_proof_identifier_idx" ON "sign_in_proof"("identifier");
CREATE INDEX "sign_in_proof_expires_at_idx" ON "sign_in_proof"("expires_at");

-- An authenticator app (TOTP): its secret, encrypted.
CREATE TABLE "authenticator" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL UNIQUE REFERENCES "official"("id"),
  "secret" TEXT NOT NULL,
  "backup_codes" TEXT NOT NULL,
  "verified" BOOLEAN NOT NULL DEFAULT false,
  "failed" INTEGER NOT NULL DEFAULT 0,
  "locked_until" TIMESTAMPTZ(3)
);

CREATE TABLE "passkey" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL REFERENCES "official"("id"),
  "name" TEXT,
  "public_key" TEXT NOT NULL,
  "credential_id" TEXT NOT NULL UNIQUE,
  "counter" INTEGER NOT NULL,
  "device_type" TEXT NOT NULL,
  "backed_up" BOOLEAN NOT NULL,
  "transports" TEXT,
  "aaguid" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "passkey_official_id_idx" ON "passkey"("official_id");

-- A code by which a strong role sets its password, by its keyed hash; typed in, used once.
CREATE TABLE "invitation" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL REFERENCES "official"("id"),
  "code_hash" TEXT NOT NULL,
  "invited_by" UUID NOT NULL REFERENCES "official"("id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "replaced_at" TIMESTAMPTZ(3)
);
CREATE INDEX "invitation_official_id_idx" ON "invitation"("official_id");

-- How often something was tried, by what is counted; the same for whoever exists and whoever does not.
CREATE TABLE "sign_in_try" (
  "key" TEXT PRIMARY KEY,
  "count" INTEGER NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "sign_in_try_until_idx" ON "sign_in_try"("until");

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_session", "credential", "sign_in_proof", "authenticator", "passkey",
      "invitation", "sign_in_try" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    -- Where one is signed in, but not what opens it.
    GRANT SELECT ("id", "official_id", "factor", "address", "user_agent", "created_at", "updated_at", "expires_at")
      ON "sign_in_session" TO duban_auditor;
    -- Where no file holds the key that cookies are signed with, it is among the settings.
    ALTER POLICY "setting_kept_secret" ON "setting"
      USING ("key" NOT IN ('tokenKey', 'signInKey') OR current_user <> 'duban_auditor');
  END IF;
END $$;
