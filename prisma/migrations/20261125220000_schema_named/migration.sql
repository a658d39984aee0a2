-- A session may make temporary tables, which are looked at before all others: a function that guards the record by a
-- table's bare name could be shown a forged one. So every function that reads tables looks for them in this schema first,
-- and temporary ones last; and nobody but the owner makes any.
DO $$
DECLARE
  guard regprocedure;
BEGIN
  FOR guard IN
    SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'duban_')
      AND proname NOT IN ('duban_ms', 'duban_sha', 'duban_entry') -- these read no table, and are inlined where they stand
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', guard, current_schema());
  END LOOP;
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;
