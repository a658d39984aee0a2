-- A period is a month or a quarter, and nothing else; and months follow one another, so that none can be skipped.
CREATE FUNCTION duban_period_named() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last text;
BEGIN
  IF NEW.id !~ '^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$' THEN
    RAISE EXCEPTION '% is no period', NEW.id USING ERRCODE = 'DB004';
  END IF;
  SELECT max(id) INTO last FROM period WHERE id ~ '^\d{4}-\d{2}$';
  IF NEW.id !~ 'Q' AND NEW.id <> to_char(to_date(last, 'YYYY-MM') + interval '1 month', 'YYYY-MM') THEN
    RAISE EXCEPTION 'period % cannot follow %', NEW.id, last USING ERRCODE = 'DB004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_named BEFORE INSERT ON "period" FOR EACH ROW EXECUTE FUNCTION duban_period_named();

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_period_named() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
