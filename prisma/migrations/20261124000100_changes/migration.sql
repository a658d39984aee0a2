-- What is changed for many items at once: a holiday notice, a policy, somebody who leaves, a unit that is renamed or closed.

-- What the holidays of a notice are called, by day.
ALTER TABLE "holiday_notice" ADD COLUMN "names" JSONB NOT NULL DEFAULT '{}';

-- A unit that was merged or closed is kept, and its code is not given to another.
ALTER TABLE "unit"
  ADD COLUMN "closed_at" TIMESTAMPTZ(3),
  ADD COLUMN "successor_code" TEXT REFERENCES "unit"("code");

-- What is being carried out item by item: written with what it carries out, so that none can be lost.
CREATE TABLE "change" (
  "id" TEXT PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "detail" JSONB NOT NULL,
  "asked_by" UUID NOT NULL,
  "asked_name" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "total" INTEGER,
  "waiting" INTEGER NOT NULL DEFAULT 0,
  "finished_at" TIMESTAMPTZ(3)
);
CREATE INDEX "change_asked_at_id_idx" ON "change"("asked_at", "id");
CREATE INDEX "change_unfinished_idx" ON "change"("id") WHERE "finished_at" IS NULL;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "change" TO duban_app;
    REVOKE DELETE ON "change" FROM duban_app;
  END IF;
END $$;
