-- When the engine was last asked to issue a draft: from then on the batch is being issued, though no worker may be
-- there yet to put its items into the database.
ALTER TABLE "batch" ADD COLUMN "issue_asked_at" TIMESTAMPTZ(3);
