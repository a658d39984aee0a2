-- Who is to be written to with an invitation: asked for in one go, sent one by one by whichever API process has the time,
-- and gone once the letter is in the mail log. So a process that dies in the midst of five hundred leaves none out.
CREATE TABLE "invitation_due" (
  "official_id" UUID PRIMARY KEY REFERENCES "official"("id"),
  "asked_by" UUID NOT NULL REFERENCES "official"("id"),
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- Of the letter, so that its Message-ID is the same however often it has to be sent.
  "letter_id" UUID NOT NULL,
  -- Until when a process has it in hand.
  "claimed_to" TIMESTAMPTZ(3)
);
CREATE INDEX "invitation_due_asked_at_idx" ON "invitation_due"("asked_at", "official_id");

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "invitation_due" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "invitation_due" TO duban_auditor;
  END IF;
END $$;
