-- The text that stands in a bulletin where nobody has written any is the program's: a later version may word it otherwise.
-- So it is kept, in both languages, when its period is sealed, and the seal covers it. Where none is kept, the bytes are
-- those of seals from before.
ALTER TABLE "bulletin" ADD COLUMN "usual" JSONB;

DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('duban_period_moves'::regproc), 'SELECT sections::text FROM bulletin',
    'SELECT concat_ws(E''\n'', sections::text, usual::text) FROM bulletin');
END $$;
