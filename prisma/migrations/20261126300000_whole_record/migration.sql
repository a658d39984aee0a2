-- What an auditor reads and could not hold against anything: to whom and under which subject a letter went, which letters there
-- are, the rows that a batch was issued from, what was asked for many items, who edited a bulletin, why a checkpoint was made. And
-- what came in since the last checkpoint, which the next one would have signed as it found it.

-- Each try says to whom and under which subject, since what stands in the letter itself changes with every try.
ALTER TABLE "letter_attempt" ADD COLUMN "address" TEXT, ADD COLUMN "subject" TEXT;

-- A letter about no single item has the time from the database, and shares the recorders' lock. The others have that of their entry.
CREATE FUNCTION duban_letter_dated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.created_at := duban_now_open();
  RETURN NEW;
END $$;
CREATE TRIGGER letter_dated BEFORE INSERT ON "letter" FOR EACH ROW
  WHEN (NEW.task_id IS NULL) EXECUTE FUNCTION duban_letter_dated();

CREATE TRIGGER change_booked BEFORE INSERT ON "change" FOR EACH STATEMENT EXECUTE FUNCTION duban_booked();
CREATE TRIGGER change_stamped BEFORE INSERT ON "change" FOR EACH ROW EXECUTE FUNCTION duban_stamped('asked_at');

-- The rows of a batch stay as it was issued from them.
CREATE FUNCTION duban_batch_row_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM batch WHERE committed_at IS NOT NULL
      AND id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.batch_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.batch_id END)) THEN
    RAISE EXCEPTION 'the batch has been issued, and its rows stay as they were' USING ERRCODE = 'DB003';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER batch_row_kept BEFORE INSERT OR UPDATE OR DELETE ON "batch_row"
  FOR EACH ROW EXECUTE FUNCTION duban_batch_row_kept();

-- Checkpoints cover all of this as well. One of them is covered by the next: hence the millisecond.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'batch_row', committed_at, batch_id || ' ' || lpad("row"::text, 10, '0'),
      duban_row_hash(batch_id::text, "row"::text, read::text, problems::text, warnings::text)
      FROM batch_row JOIN batch ON batch.id = batch_id WHERE committed_at IS NOT NULL
    UNION ALL SELECT 'bulletin', sealed_at, period,
      duban_row_hash(period, sections::text, usual::text, version::text, updated_by::text, duban_ms(updated_at)::text)
      FROM bulletin JOIN period ON period.id = bulletin.period WHERE sealed_at IS NOT NULL
    UNION ALL SELECT 'change', asked_at, id,
      duban_row_hash(id, kind, detail::text, asked_by::text, asked_name, duban_ms(asked_at)::text) FROM change
    UNION ALL SELECT 'checkpoint', (up_to + interval '1 millisecond')::timestamptz(3), lpad(number::text, 10, '0'),
      duban_row_hash(number::text, cause, asked_by::text) FROM checkpoint
    UNION ALL SELECT 'letter', created_at, id::text,
      duban_row_hash(id::text, task_id::text, kind, occasion, step::text, seq::text, recipient_id::text, message_id,
        duban_ms(created_at)::text) FROM letter
    UNION ALL SELECT 'letter_sent_to', at, letter_id || ' ' || lpad(number::text, 10, '0'),
      duban_row_hash(letter_id::text, number::text, address, subject)
      FROM letter_attempt WHERE address IS NOT NULL OR subject IS NOT NULL $sql$;
END $$;

-- What each row was when it came in, beside the row: so that what no checkpoint covers yet cannot be changed, taken out or put in
-- at one place alone. Ledgers have their chains, and the letters that they call for follow from them.
CREATE TABLE "witness" (
  "source" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "place" TEXT COLLATE "C" NOT NULL,
  -- As in the lines of checkpoints.
  "hash" TEXT NOT NULL,
  PRIMARY KEY ("source", "at", "place")
);
CREATE TRIGGER witness_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "witness"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- Each source's part of the view, over the rows that a statement put in: the transition table bears the table's name.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES
    ('access_log', $sql$
      SELECT 'access_log', at, id::text,
        duban_row_hash(id::text, duban_ms(at)::text, account_id::text, account_name, role, array_to_string(acting_for, ','),
          token_id::text, token_name, address, forwarded, method, path, query, array_to_string(task_ids, ','),
          array_to_string(command_ids, ','), hash) FROM access_log $sql$),
    ('access_outcome', $sql$
      SELECT 'access_outcome', at, id::text, duban_row_hash(id::text, duban_ms(at)::text, status::text, code, hash)
        FROM access_outcome $sql$),
    ('adjustment', $sql$
      SELECT 'adjustment', recorded_at, id::text,
        duban_row_hash(id::text, period, task_id::text, made_by::text, made_name, duban_ms(recorded_at)::text, body)
        FROM adjustment $sql$),
    ('archived_run', $sql$
      SELECT 'archived_run', archived_at, workflow_id || ' ' || run_id, hash FROM archived_run $sql$),
    ('change', $sql$
      SELECT 'change', asked_at, id,
        duban_row_hash(id, kind, detail::text, asked_by::text, asked_name, duban_ms(asked_at)::text) FROM change $sql$),
    ('checkpoint', $sql$
      SELECT 'checkpoint', (up_to + interval '1 millisecond')::timestamptz(3), lpad(number::text, 10, '0'),
        duban_row_hash(number::text, cause, asked_by::text) FROM checkpoint $sql$),
    ('discarded_batch', $sql$
      SELECT 'discarded_batch', discarded_at, id::text,
        duban_row_hash(id::text, title, year::text, document_no, file_name, file_hash, row_count::text, created_by::text,
          duban_ms(created_at)::text, discarded_by::text, duban_ms(discarded_at)::text) FROM discarded_batch $sql$),
    ('drift', $sql$
      SELECT 'drift', at, id::text,
        duban_row_hash(id::text, kind, task_id::text, workflow_id, body, done, duban_ms(at)::text, hash) FROM drift $sql$),
    ('evidence', $sql$
      SELECT 'evidence', uploaded_at, id::text,
        duban_row_hash(id::text, sha256, name, type, size::text, uploaded_by::text, duban_ms(uploaded_at)::text)
        FROM evidence $sql$),
    ('holiday_notice', $sql$
      SELECT 'holiday_notice', published_at, lpad(version::text, 10, '0'),
        duban_row_hash(version::text, year::text, source, array_to_string(off, ','), array_to_string(work, ','), names::text,
          published_by::text, duban_ms(published_at)::text) FROM holiday_notice $sql$),
    ('letter_attempt', $sql$
      SELECT 'letter_attempt', at, letter_id || ' ' || lpad(number::text, 10, '0'),
        duban_row_hash(letter_id::text, number::text, duban_ms(at)::text, outcome, answer) FROM letter_attempt
      UNION ALL SELECT 'letter_sent_to', at, letter_id || ' ' || lpad(number::text, 10, '0'),
        duban_row_hash(letter_id::text, number::text, address, subject)
        FROM letter_attempt WHERE address IS NOT NULL OR subject IS NOT NULL $sql$),
    ('policy_version', $sql$
      SELECT 'policy_version', set_at, lpad(version::text, 10, '0'),
        duban_row_hash(version::text, batch_id::text, policy::text, organisation_version::text, note, set_by::text,
          duban_ms(set_at)::text) FROM policy_version $sql$),
    ('refusal', $sql$
      SELECT 'refusal', recorded_at, task_id || ' ' || command_id,
        duban_row_hash(task_id::text, command_id, duban_ms(recorded_at)::text, actor_id::text, version::text, code, body)
        FROM refusal $sql$),
    ('sign_in_log', $sql$
      SELECT 'sign_in_log', at, id::text,
        duban_row_hash(id::text, duban_ms(at)::text, door, account_id::text, account_name, role, outcome, address,
          forwarded, hash) FROM sign_in_log $sql$)) AS given(name, part)
  LOOP
    EXECUTE format($sql$
      CREATE FUNCTION duban_witness_%1$s() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        INSERT INTO witness (source, at, place, hash) %2$s;
        RETURN NULL;
      END $body$ SET search_path = pg_catalog, %3$I, pg_temp;
      CREATE TRIGGER %1$s_witnessed AFTER INSERT ON %1$I REFERENCING NEW TABLE AS %1$I
        FOR EACH STATEMENT EXECUTE FUNCTION duban_witness_%1$s();
    $sql$, one.name, one.part, current_schema());
  END LOOP;
END $$;

-- The letters of items are left out: they are written with their entries, and nothing is to make that slower.
CREATE FUNCTION duban_witness_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash) VALUES ('letter', NEW.created_at, NEW.id::text,
    duban_row_hash(NEW.id::text, NEW.task_id::text, NEW.kind, NEW.occasion, NEW.step::text, NEW.seq::text,
      NEW.recipient_id::text, NEW.message_id, duban_ms(NEW.created_at)::text));
  RETURN NULL;
END $$;
CREATE TRIGGER letter_witnessed AFTER INSERT ON "letter" FOR EACH ROW
  WHEN (NEW.task_id IS NULL) EXECUTE FUNCTION duban_witness_letter();

-- What becomes part of the record by being changed: a batch when it is issued, a period when it is closed and when it is sealed.
CREATE FUNCTION duban_witness_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash)
    SELECT 'batch', committed_at, id::text,
      duban_row_hash(id::text, title, year::text, document_no, issued_under::text, issued_under_version::text, batch.file_name,
        file_hash, mapping::text, created_by::text, duban_ms(created_at)::text, duban_ms(issue_asked_at)::text,
        issue_asked_by::text, issued_by::text, duban_ms(issued_at)::text, duban_ms(committed_at)::text, batch_file.name,
        batch_file.sheet, encode(sha256(batch_file.bytes), 'hex'))
      FROM batch LEFT JOIN batch_file ON batch_file.batch_id = batch.id WHERE batch.id = NEW.id
    UNION ALL SELECT 'batch_row', NEW.committed_at, batch_id || ' ' || lpad("row"::text, 10, '0'),
      duban_row_hash(batch_id::text, "row"::text, read::text, problems::text, warnings::text)
      FROM batch_row WHERE batch_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER batch_witnessed AFTER UPDATE ON "batch" FOR EACH ROW
  WHEN (OLD.committed_at IS NULL AND NEW.committed_at IS NOT NULL) EXECUTE FUNCTION duban_witness_batch();
CREATE TRIGGER batch_born_witnessed AFTER INSERT ON "batch" FOR EACH ROW
  WHEN (NEW.committed_at IS NOT NULL) EXECUTE FUNCTION duban_witness_batch();

CREATE FUNCTION duban_witness_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash) VALUES ('close', NEW.closed_at, NEW.id,
    duban_row_hash(NEW.id, duban_ms(NEW.from_at)::text, duban_ms(NEW.cut_off)::text, NEW.asked_by::text,
      duban_ms(NEW.asked_at)::text, duban_ms(NEW.closed_at)::text, NEW.hash));
  RETURN NULL;
END $$;
CREATE TRIGGER close_witnessed AFTER UPDATE ON "period" FOR EACH ROW
  WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION duban_witness_close();

CREATE FUNCTION duban_witness_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash)
    SELECT 'seal', NEW.sealed_at, NEW.id, duban_row_hash(NEW.id, NEW.seal_number::text, duban_ms(NEW.sealed_at)::text,
      NEW.sealed_by::text, NEW.previous_seal, NEW.seal)
    UNION ALL SELECT 'bulletin', NEW.sealed_at, period,
      duban_row_hash(period, sections::text, usual::text, version::text, updated_by::text, duban_ms(updated_at)::text)
      FROM bulletin WHERE period = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER seal_witnessed AFTER UPDATE ON "period" FOR EACH ROW
  WHEN (OLD.sealed_at IS NULL AND NEW.sealed_at IS NOT NULL) EXECUTE FUNCTION duban_witness_seal();

-- What came in before there were witnesses, and is in no checkpoint yet.
INSERT INTO "witness" (source, at, place, hash)
  SELECT r.source, r.at, r.place, r.hash FROM checkpoint_row r
    WHERE r.source NOT IN ('ledger', 'letter') AND r.at > coalesce(
      (SELECT max(c.up_to) FROM checkpoint c WHERE c.counts <> '' AND c.counts::jsonb ? r.source), '-infinity')
  UNION ALL SELECT r.source, r.at, r.place, r.hash FROM checkpoint_row r JOIN letter l ON l.id::text = r.place
    WHERE r.source = 'letter' AND l.task_id IS NULL;

-- What an item says must be done stands in its first entry from now on, and a row that says otherwise is put right.
DO $$
DECLARE
  named regprocedure;
BEGIN
  EXECUTE replace(pg_get_functiondef('duban_mend'::regproc), 'task = should_be.task,', 'task = should_be.task,
    content = should_be.content, category = should_be.category, weight = should_be.weight, tags = should_be.tags,
    ongoing = should_be.ongoing,');
  FOREACH named IN ARRAY ARRAY['duban_letter_dated()', 'duban_batch_row_kept()', 'duban_witness_letter()',
    'duban_witness_batch()', 'duban_witness_close()', 'duban_witness_seal()']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "witness" TO duban_app;
    REVOKE UPDATE, DELETE ON "witness" FROM duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "witness" TO duban_auditor;
  END IF;
END $$;
