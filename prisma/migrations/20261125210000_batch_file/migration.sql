-- The .xlsx that a table came in, so that it can be handed out again in its own layout with progress filled in.
CREATE TABLE "batch_file" (
  "batch_id" UUID PRIMARY KEY REFERENCES "batch"("id") ON DELETE CASCADE,
  "name" TEXT NOT NULL,
  -- The sheet that was read.
  "sheet" TEXT NOT NULL,
  "bytes" BYTEA NOT NULL
);
-- It is packed already.
ALTER TABLE "batch_file" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- It goes with its draft, and not before.
CREATE FUNCTION duban_file_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM batch WHERE id = OLD.batch_id) THEN
    RAISE EXCEPTION 'the file of batch % is kept with it', OLD.batch_id USING ERRCODE = 'DB003';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER batch_file_kept BEFORE DELETE ON "batch_file" FOR EACH ROW EXECUTE FUNCTION duban_file_kept();
CREATE TRIGGER batch_file_append_only BEFORE UPDATE OR TRUNCATE ON "batch_file"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "batch_file" TO duban_app;
    REVOKE UPDATE, DELETE ON "batch_file" FROM duban_app;
  END IF;
END $$;
