-- Who had a draft issued, so that an issue that the engine has lost before its items stood can be begun again in their name.
ALTER TABLE "batch" ADD COLUMN "issue_asked_by" UUID;
