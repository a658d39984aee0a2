-- How each letter ended, by itself or within the digest that had gathered it: a letter's own row may be changed by whoever sends it,
-- and what was told within a digest had no line of its own, so that a row could read as sent, or as never needed, against nothing.
CREATE TABLE "letter_end" (
  "letter_id" UUID NOT NULL REFERENCES "letter"("id"),
  "number" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- sent, dead, moot; or pending, gathering where a letter that had ended was called for again.
  "state" TEXT NOT NULL,
  -- The digest that had gathered it, if any had; and whether it ended within that one, and not by itself.
  "digest_id" UUID,
  "within" BOOLEAN NOT NULL DEFAULT false,
  "answer" TEXT,
  "address" TEXT,
  "subject" TEXT,
  "sent_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("letter_id", "number")
);
CREATE INDEX "letter_end_at_idx" ON "letter_end"("at");

-- How letters ended that are there already, as they say themselves. What their own log does not explain they have from their digest.
INSERT INTO "letter_end" ("letter_id", "number", "at", "state", "digest_id", "within", "answer", "address", "subject", "sent_at")
  SELECT l.id, 1, coalesce(l.sent_at, own.at, digest.at, l.created_at), l.state,
    l.digest_id, l.digest_id IS NOT NULL AND own.outcome IS DISTINCT FROM l.state, l.answer, l.address, l.subject, l.sent_at
  FROM letter l
    LEFT JOIN LATERAL (SELECT at, outcome FROM letter_attempt WHERE letter_id = l.id ORDER BY number DESC LIMIT 1) AS own ON true
    LEFT JOIN LATERAL (SELECT at FROM letter_attempt WHERE letter_id = l.digest_id ORDER BY number DESC LIMIT 1) AS digest ON true
  WHERE l.state IN ('sent', 'dead', 'moot');

CREATE TRIGGER letter_end_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "letter_end"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER letter_end_stamped BEFORE INSERT ON "letter_end" FOR EACH ROW EXECUTE FUNCTION duban_stamped('at');

-- Whoever changes how letters stand takes the recorders' lock before any letter is locked, since recorders may wait for one of those.
CREATE TRIGGER letter_ends_booked BEFORE UPDATE OF "state" ON "letter" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();

CREATE FUNCTION duban_letter_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  INSERT INTO letter_end (letter_id, number, state, digest_id, within, answer, address, subject, sent_at) VALUES (NEW.id,
    coalesce((SELECT max(number) FROM letter_end WHERE letter_id = NEW.id), 0) + 1, NEW.state,
    NEW.digest_id, TG_OP = 'UPDATE' AND OLD.state = 'gathering' AND NEW.digest_id IS NOT NULL, NEW.answer, NEW.address, NEW.subject,
    NEW.sent_at);
  RETURN NULL;
END $$;
CREATE TRIGGER letter_ends AFTER UPDATE ON "letter" FOR EACH ROW
  WHEN ((OLD.state IN ('sent', 'dead', 'moot') OR NEW.state IN ('sent', 'dead', 'moot'))
    AND (OLD.state, OLD.digest_id, OLD.answer, OLD.address, OLD.subject, OLD.sent_at)
      IS DISTINCT FROM (NEW.state, NEW.digest_id, NEW.answer, NEW.address, NEW.subject, NEW.sent_at))
  EXECUTE FUNCTION duban_letter_ends();
CREATE TRIGGER letter_born_ended AFTER INSERT ON "letter" FOR EACH ROW
  WHEN (NEW.state IN ('sent', 'dead', 'moot')) EXECUTE FUNCTION duban_letter_ends();

-- Checkpoints cover it, and until they do it has its witness.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'letter_end', at, letter_id || ' ' || lpad(number::text, 10, '0'),
      duban_row_hash(letter_id::text, number::text, duban_ms(at)::text, state, digest_id::text, within::text, answer, address, subject,
        duban_ms(sent_at)::text) FROM letter_end $sql$;
END $$;
CREATE FUNCTION duban_witness_letter_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash) SELECT 'letter_end', at, letter_id || ' ' || lpad(number::text, 10, '0'),
    duban_row_hash(letter_id::text, number::text, duban_ms(at)::text, state, digest_id::text, within::text, answer, address, subject,
      duban_ms(sent_at)::text) FROM letter_end;
  RETURN NULL;
END $$;
CREATE TRIGGER letter_end_witnessed AFTER INSERT ON "letter_end" REFERENCING NEW TABLE AS "letter_end"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_witness_letter_end();
INSERT INTO "witness" (source, at, place, hash)
  SELECT source, at, place, hash FROM checkpoint_row WHERE source = 'letter_end';

DO $$
DECLARE
  named regprocedure;
BEGIN
  FOREACH named IN ARRAY ARRAY['duban_letter_ends()', 'duban_witness_letter_end()']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "letter_end" TO duban_app;
    REVOKE UPDATE, DELETE ON "letter_end" FROM duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "letter_end" TO duban_auditor;
  END IF;
END $$;
