-- The whole life of an item: what the read model shows of it, notices, digests, evidence, and rules with versions.

ALTER TABLE "task"
  ADD COLUMN "original_deadline" TEXT,
  ADD COLUMN "next_at" TIMESTAMPTZ(3),
  ADD COLUMN "extensions_granted" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "extension" JSONB,
  ADD COLUMN "requests" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "notices" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "urged" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "last_report_at" TIMESTAMPTZ(3),
  ADD COLUMN "report_missing" TEXT,
  ADD COLUMN "policy_version" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "calendar_version" INTEGER NOT NULL DEFAULT 0;
UPDATE "task" SET "original_deadline" = "deadline";
ALTER TABLE "task" ALTER COLUMN "original_deadline" SET NOT NULL;
-- Which items have a clock that should have rung by now: a morning's digest waits for them.
CREATE INDEX "task_next_at_idx" ON "task"("next_at") WHERE "next_at" IS NOT NULL;

-- A digest is a letter about no single item; what it gathered points to it.
ALTER TABLE "letter"
  ALTER COLUMN "task_id" DROP NOT NULL,
  ADD COLUMN "digest_id" UUID REFERENCES "letter"("id");
CREATE UNIQUE INDEX "letter_digest_once" ON "letter"("kind", "occasion", "recipient_id") WHERE "task_id" IS NULL;
CREATE INDEX "letter_digest_id_idx" ON "letter"("digest_id") WHERE "digest_id" IS NOT NULL;
CREATE INDEX "letter_gathering_idx" ON "letter"("recipient_id", "created_at") WHERE "state" = 'gathering';

-- What a person does not want to be written about; nothing that escalates can be left out.
ALTER TABLE "official"
  ADD COLUMN "quiet" TEXT[] DEFAULT '{}',
  ADD COLUMN "left_at" TIMESTAMPTZ(3);

-- The number of a supervision notice (督办单): one for each occasion, without a gap within a year.
CREATE TABLE "notice_number" (
  "year" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "task_id" UUID NOT NULL REFERENCES "task"("id"),
  "occasion" TEXT NOT NULL,
  PRIMARY KEY ("year", "number"),
  UNIQUE ("task_id", "occasion")
);

-- The official notice of a year's public holidays, as often as it was published; the newest counts.
CREATE TABLE "holiday_notice" (
  "version" SERIAL PRIMARY KEY,
  "year" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "off" TEXT[],
  "work" TEXT[],
  "published_by" UUID,
  "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "holiday_notice_year_idx" ON "holiday_notice"("year", "version" DESC);

-- What the organisation (no batch) or a batch has set of its policy, as often as it was changed; the newest counts.
CREATE TABLE "policy_version" (
  "version" SERIAL PRIMARY KEY,
  "batch_id" UUID REFERENCES "batch"("id"),
  "policy" JSONB NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "set_by" UUID,
  "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "policy_version_batch_id_idx" ON "policy_version"("batch_id", "version" DESC);

-- Files handed in as evidence: known by their hash, never changed, never run.
CREATE TABLE "evidence" (
  "id" UUID PRIMARY KEY,
  "sha256" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  "uploaded_by" UUID NOT NULL REFERENCES "official"("id"),
  "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX "evidence_uploaded_by_idx" ON "evidence"("uploaded_by");

-- The number for an occasion of an item: the one that it has, else the year's next.
CREATE FUNCTION duban_number_notice(p_task uuid, p_occasion text, p_year int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  given int;
BEGIN
  PERFORM pg_advisory_xact_lock(4455002, p_year);
  SELECT number INTO given FROM notice_number WHERE task_id = p_task AND occasion = p_occasion;
  IF given IS NULL THEN
    INSERT INTO notice_number (year, number, task_id, occasion)
      SELECT p_year, coalesce(max(number), 0) + 1, p_task, p_occasion FROM notice_number WHERE year = p_year
      RETURNING number INTO given;
  END IF;
  RETURN given;
END $$;

-- Records one decision on an item, or tells what stands in its place: record or adopt.
-- In one transaction: entry or refusal, read model, and the letters that the entry calls for. Answers with every entry
-- from `p_seq` on (`tail`), and with the entry or refusal that this command id has (`mine`, `refusal`).
-- Recorders share a lock that a period's close takes alone, so that what lies before a cut-off is complete.
CREATE OR REPLACE FUNCTION duban_record(p_task uuid, p_seq int, p_command text, p_decision jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  standing jsonb := p_decision -> 'task';
  refused jsonb := p_decision -> 'refusal';
  tail jsonb;
  mine ledger;
  stored refusal;
  written ledger;
  ends int;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  PERFORM 1 FROM task WHERE id = p_task FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no item %', p_task USING ERRCODE = 'DB001';
  END IF;

  SELECT jsonb_agg(duban_entry(l) ORDER BY l.seq) INTO tail FROM ledger l WHERE l.task_id = p_task AND l.seq >= p_seq;
  SELECT * INTO mine FROM ledger WHERE task_id = p_task AND command_id = p_command;
  SELECT * INTO stored FROM refusal WHERE task_id = p_task AND command_id = p_command;
  IF tail IS NOT NULL OR mine.seq IS NOT NULL OR stored.command_id IS NOT NULL THEN
    RETURN jsonb_build_object('tail', coalesce(tail, '[]'),
      'mine', CASE WHEN mine.seq IS NOT NULL THEN duban_entry(mine) END,
      'refusal', CASE WHEN stored.command_id IS NOT NULL THEN stored.body END);
  END IF;

  IF refused <> 'null' THEN
    SELECT coalesce(max(seq), 0) INTO ends FROM ledger WHERE task_id = p_task;
    IF ends <> p_seq - 1 THEN
      RAISE EXCEPTION 'ledger of % ends at %, so nothing can be refused at %', p_task, ends, p_seq - 1
        USING ERRCODE = 'DB002';
    END IF;
    INSERT INTO refusal (task_id, command_id, recorded_at, actor_id, version, code, body)
      VALUES (p_task, p_command, duban_now(), (p_decision ->> 'actor')::uuid, p_seq - 1, refused ->> 'code', refused ->> 'body');
    RETURN jsonb_build_object('tail', '[]'::jsonb, 'mine', NULL, 'refusal', refused ->> 'body');
  END IF;

  INSERT INTO ledger (task_id, seq, command_id, recorded_at, actor_id, body, prev_hash, hash)
    VALUES (p_task, p_seq, p_command, now(), (p_decision ->> 'actor')::uuid, p_decision ->> 'body', '', '')
    RETURNING * INTO written;
  UPDATE task SET
    state = standing ->> 'state', light = standing ->> 'light', step = (standing ->> 'step')::int,
    deadline = standing ->> 'deadline', due_at = (standing ->> 'dueAt')::timestamptz,
    ladder_from = (standing ->> 'ladderFrom')::timestamptz,
    percent = (standing ->> 'percent')::int, version = p_seq, agenda = standing -> 'agenda',
    milestones = standing -> 'milestones', returns = (standing ->> 'returns')::int,
    signed_at = (standing ->> 'signedAt')::timestamptz, submitted_at = (standing ->> 'submittedAt')::timestamptz,
    accepted_at = (standing ->> 'acceptedAt')::timestamptz,
    effect_rating = coalesce((standing ->> 'effectRating')::int, effect_rating),
    owner_id = (standing ->> 'owner')::uuid, leader_id = (standing ->> 'leader')::uuid,
    lead_unit_code = standing ->> 'leadUnit', co_units = ARRAY(SELECT jsonb_array_elements_text(standing -> 'coUnits')),
    standards = standing -> 'standards', next_at = (standing ->> 'nextAt')::timestamptz,
    extensions_granted = (standing ->> 'extensionsGranted')::int, extension = nullif(standing -> 'extension', 'null'),
    requests = standing -> 'requests', notices = standing -> 'notices', urged = (standing ->> 'urged')::int,
    last_report_at = (standing ->> 'lastReportAt')::timestamptz, report_missing = standing ->> 'reportMissing',
    policy_version = (standing ->> 'policyVersion')::int, calendar_version = (standing ->> 'calendarVersion')::int
    WHERE id = p_task;
  INSERT INTO letter (id, task_id, kind, occasion, step, seq, recipient_id, message_id, state, created_at, not_before)
    SELECT id, p_task, kind, occasion, step, p_seq, recipient, "messageId",
      CASE WHEN gathered THEN 'gathering' ELSE 'pending' END, written.recorded_at,
      now() + coalesce(hold, 0) * interval '1 second'
    FROM jsonb_to_recordset(p_decision -> 'letters')
      AS wanted(id uuid, kind text, occasion text, step int, recipient uuid, "messageId" text, gathered boolean, hold int)
    ON CONFLICT (task_id, kind, occasion, recipient_id) DO NOTHING;
  -- What was not told because the item had gone under review is told after all, now that it is back.
  UPDATE letter SET state = 'pending', not_before = now()
    WHERE task_id = p_task AND state = 'moot' AND kind IN (SELECT jsonb_array_elements_text(p_decision -> 'revive'));
  RETURN jsonb_build_object('tail', jsonb_build_array(duban_entry(written)), 'mine', duban_entry(written), 'refusal', NULL);
END $$;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "notice_number", "holiday_notice", "policy_version", "evidence" TO duban_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO duban_app;
    REVOKE UPDATE, DELETE ON "notice_number", "holiday_notice", "policy_version", "evidence" FROM duban_app;
  END IF;
END $$;
