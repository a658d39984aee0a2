-- The text that stands in a bulletin where nobody has written any is the program's: a later version may word it otherwise.
-- So it is kept, in both languages, when its period is sealed, and the seal covers it.
ALTER TABLE "bulletin" ADD COLUMN "usual" JSONB;

CREATE OR REPLACE FUNCTION duban_period_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  IF (NEW.id, NEW.from_at, NEW.cut_off, NEW.asked_by, NEW.asked_at)
    IS DISTINCT FROM (OLD.id, OLD.from_at, OLD.cut_off, OLD.asked_by, OLD.asked_at) THEN
    RAISE EXCEPTION 'what period % covers cannot be changed', OLD.id USING ERRCODE = 'DB004';
  END IF;
  IF OLD.state = 'closing' AND NEW.state = 'closed' THEN
    SELECT count(*), duban_sha(coalesce(string_agg(body, E'\n' ORDER BY task_id), ''))
      INTO NEW.entry_count, NEW.entries_hash FROM period_entry WHERE period = OLD.id;
    SELECT duban_sha(coalesce(string_agg(concat_ws(' ', task_id, seq, hash), E'\n' ORDER BY task_id), ''))
      INTO NEW.heads_hash FROM (
        SELECT DISTINCT ON (task_id) task_id, seq, hash FROM ledger
        WHERE recorded_at > OLD.from_at AND recorded_at <= OLD.cut_off ORDER BY task_id, seq DESC) AS heads;
    NEW.closed_at := duban_now();
    NEW.hash := duban_sha(concat_ws(E'\n', NEW.id, duban_ms(NEW.from_at), duban_ms(NEW.cut_off), NEW.entry_count,
      NEW.entries_hash, NEW.heads_hash, duban_sha(NEW.figures)));
  ELSIF OLD.state = 'closed' AND NEW.state = 'sealed' THEN
    IF (NEW.figures, NEW.entry_count, NEW.entries_hash, NEW.heads_hash, NEW.hash, NEW.closed_at)
      IS DISTINCT FROM (OLD.figures, OLD.entry_count, OLD.entries_hash, OLD.heads_hash, OLD.hash, OLD.closed_at) THEN
      RAISE EXCEPTION 'period % is closed', OLD.id USING ERRCODE = 'DB004';
    END IF;
    PERFORM pg_advisory_xact_lock(4455007);
    SELECT seal_number, seal INTO last FROM period WHERE seal_number IS NOT NULL ORDER BY seal_number DESC LIMIT 1;
    SELECT duban_sha(coalesce(string_agg(concat_ws(' ', id, period, task_id, made_by, duban_ms(recorded_at), body), E'\n'
      ORDER BY recorded_at, id), '')) INTO NEW.adjustments_hash FROM adjustment
      WHERE recorded_at > OLD.from_at AND recorded_at <= OLD.cut_off;
    -- Where no usual text stands, these are the bytes of seals from before it was kept.
    SELECT duban_sha(coalesce((SELECT concat_ws(E'\n', sections::text, usual::text) FROM bulletin WHERE period = OLD.id), ''))
      INTO NEW.bulletin_hash;
    NEW.sealed_at := duban_now();
    NEW.seal_number := coalesce(last.seal_number, 0) + 1;
    NEW.previous_seal := coalesce(last.seal, repeat('0', 64));
    NEW.seal := duban_sha(concat_ws(E'\n', NEW.previous_seal, NEW.seal_number, NEW.id, NEW.hash, NEW.adjustments_hash,
      NEW.bulletin_hash, duban_ms(NEW.sealed_at), NEW.sealed_by));
  ELSE
    RAISE EXCEPTION 'period % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'DB004';
  END IF;
  RETURN NEW;
END $$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION duban_period_moves() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
