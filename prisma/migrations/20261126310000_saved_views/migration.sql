-- Saved views: how a person looks at the items, under a name; with the account, so that desktop and phone have the same.
CREATE TABLE "saved_view" (
  "id" UUID PRIMARY KEY,
  "official_id" UUID NOT NULL REFERENCES "official"("id"),
  "name" TEXT NOT NULL,
  -- What stands in the page's address behind the question mark.
  "query" TEXT NOT NULL,
  -- Whether the page begins with it; of one account one at most.
  "usual" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX "saved_view_official_id_name_key" ON "saved_view"("official_id", "name");

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "saved_view" TO duban_auditor;
  END IF;
END $$;
