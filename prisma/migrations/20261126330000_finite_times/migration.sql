-- A time that is no instant ('infinity'), which only somebody who writes into the database by hand can leave behind, has no milliseconds: it
-- must keep nobody from making a checkpoint, nor from recording. Verification names the row.
CREATE OR REPLACE FUNCTION duban_ms(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN isfinite(at) THEN (extract(epoch FROM at) * 1000)::bigint END
$$;

CREATE OR REPLACE FUNCTION duban_now_open() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest(duban_now(), (SELECT max(cut_off) FROM period WHERE isfinite(cut_off)) + interval '1 millisecond',
    (SELECT max(up_to) FROM checkpoint WHERE isfinite(up_to)) + interval '1 millisecond')
$$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_now_open() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
