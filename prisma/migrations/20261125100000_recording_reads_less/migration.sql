-- Which transaction last changed the directory, so that a recording need not read all officials to know that it knows them.
CREATE TABLE "directory_state" (
  "id" BOOLEAN PRIMARY KEY DEFAULT true,
  "changed_in" BIGINT NOT NULL DEFAULT 0
);
INSERT INTO "directory_state" DEFAULT VALUES;

-- Before the statement, so that whoever changes the directory locks this row first and no two can wait for each other;
-- once in a transaction, since an import is thousands of statements. With the transaction the note comes true or is undone.
CREATE FUNCTION duban_directory_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_state SET changed_in = pg_current_xact_id()::text::bigint
    WHERE changed_in <> pg_current_xact_id()::text::bigint;
  RETURN NULL;
END $$;

CREATE TRIGGER unit_changes BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "unit"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_directory_changes();
CREATE TRIGGER official_changes BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "official"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_directory_changes();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, UPDATE ON "directory_state" TO duban_app;
  END IF;
END $$;
