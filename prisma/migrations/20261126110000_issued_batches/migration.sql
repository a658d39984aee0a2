-- What was issued is part of the record: from then on a batch and the file that it came in do not change, and checkpoints
-- cover them. Its own policy may: each version of that stands in policy_version.
ALTER TABLE "batch" ADD COLUMN "committed_at" TIMESTAMPTZ(3);

CREATE FUNCTION duban_batch_committed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.committed_at := duban_now_open();
  RETURN NEW;
END $$;
CREATE TRIGGER batch_committed BEFORE UPDATE ON "batch" FOR EACH ROW
  WHEN (OLD.state = 'draft' AND NEW.state <> 'draft') EXECUTE FUNCTION duban_batch_committed();
CREATE TRIGGER batch_born_committed BEFORE INSERT ON "batch" FOR EACH ROW
  WHEN (NEW.state <> 'draft') EXECUTE FUNCTION duban_batch_committed();

CREATE FUNCTION duban_batch_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'state' - 'policy' IS DISTINCT FROM to_jsonb(OLD) - 'state' - 'policy' OR NEW.state = 'draft' THEN
    RAISE EXCEPTION 'batch % has been issued, and stays as it was', OLD.id USING ERRCODE = 'DB003';
  END IF;
  RETURN NEW;
END $$;

UPDATE "batch" SET "committed_at" = duban_now_open() WHERE "state" <> 'draft';
CREATE TRIGGER batch_kept BEFORE UPDATE ON "batch" FOR EACH ROW
  WHEN (OLD.committed_at IS NOT NULL) EXECUTE FUNCTION duban_batch_kept();

DO $$
DECLARE
  named regprocedure;
BEGIN
  FOREACH named IN ARRAY ARRAY['duban_batch_committed()', 'duban_batch_kept()']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'batch', committed_at, id::text,
      duban_row_hash(id::text, title, year::text, document_no, issued_under::text, issued_under_version::text, batch.file_name,
        file_hash, mapping::text, created_by::text, duban_ms(created_at)::text, duban_ms(issue_asked_at)::text,
        issue_asked_by::text, issued_by::text, duban_ms(issued_at)::text, duban_ms(committed_at)::text, batch_file.name,
        batch_file.sheet, encode(sha256(batch_file.bytes), 'hex'))
      FROM batch LEFT JOIN batch_file ON batch_file.batch_id = batch.id WHERE committed_at IS NOT NULL $sql$;
END $$;
