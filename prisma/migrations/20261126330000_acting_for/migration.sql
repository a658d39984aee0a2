-- Who acted for whom, in which role and unit, as it was then: the directory says only what is so now.
ALTER TABLE "access_log" ADD COLUMN "standing" TEXT;

-- Checkpoints cover it by a source of its own, and with it the lists of a row as they are stored: joined by commas, one with an
-- element that is null looks like one without.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW "checkpoint_row" AS ' || rtrim(pg_get_viewdef('checkpoint_row'::regclass), ';') || $sql$
    UNION ALL SELECT 'access_standing', at, id::text,
      duban_row_hash(id::text, standing, acting_for::text, task_ids::text, command_ids::text) FROM access_log
    UNION ALL SELECT 'holiday_days', published_at, lpad(version::text, 10, '0'),
      duban_row_hash(version::text, off::text, work::text) FROM holiday_notice $sql$;
END $$;

CREATE FUNCTION duban_witness_access_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash) SELECT 'access_standing', at, id::text,
    duban_row_hash(id::text, standing, acting_for::text, task_ids::text, command_ids::text) FROM access_log;
  RETURN NULL;
END $$;
CREATE TRIGGER access_standing_witnessed AFTER INSERT ON "access_log" REFERENCING NEW TABLE AS "access_log"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_witness_access_standing();

CREATE FUNCTION duban_witness_holiday_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO witness (source, at, place, hash) SELECT 'holiday_days', published_at, lpad(version::text, 10, '0'),
    duban_row_hash(version::text, off::text, work::text) FROM holiday_notice;
  RETURN NULL;
END $$;
CREATE TRIGGER holiday_days_witnessed AFTER INSERT ON "holiday_notice" REFERENCING NEW TABLE AS "holiday_notice"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_witness_holiday_days();

-- What is there already.
INSERT INTO "witness" (source, at, place, hash)
  SELECT source, at, place, hash FROM checkpoint_row WHERE source IN ('access_standing', 'holiday_days');

DO $$
DECLARE
  named regprocedure;
BEGIN
  FOREACH named IN ARRAY ARRAY['duban_witness_access_standing()', 'duban_witness_holiday_days()']::regprocedure[]
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', named, current_schema());
  END LOOP;
END $$;
