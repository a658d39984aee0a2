-- From which version of the organisation's policy a batch's came; null for what was set before this was kept.
ALTER TABLE "batch" ADD COLUMN "issued_under_version" INTEGER;
ALTER TABLE "policy_version" ADD COLUMN "organisation_version" INTEGER;
