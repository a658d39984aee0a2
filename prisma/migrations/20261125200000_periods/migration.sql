-- Months that are closed and quarters that are cleared (月结季清), and why nothing of them can be changed.

CREATE TABLE "period" (
  -- 2026-03, 2026-Q1
  "id" TEXT PRIMARY KEY,
  -- closing, closed, sealed; a period without a row is open
  "state" TEXT NOT NULL,
  -- What the ledger recorded after the one and up to and with the other.
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "cut_off" TIMESTAMPTZ(3) NOT NULL,
  -- Null where the schedule did it.
  "asked_by" UUID,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "closed_at" TIMESTAMPTZ(3),
  "entry_count" INTEGER,
  -- Canonical JSON (domain/periods/figures.ts).
  "figures" TEXT,
  "entries_hash" TEXT,
  "heads_hash" TEXT,
  "hash" TEXT,
  "sealed_at" TIMESTAMPTZ(3),
  "sealed_by" UUID,
  -- The place in the chain of seals.
  "seal_number" INTEGER UNIQUE,
  "adjustments_hash" TEXT,
  "bulletin_hash" TEXT,
  "previous_seal" TEXT,
  "seal" TEXT
);
CREATE INDEX "period_cut_off_idx" ON "period"("cut_off");

CREATE TABLE "period_entry" (
  "period" TEXT NOT NULL REFERENCES "period"("id"),
  "task_id" UUID NOT NULL REFERENCES "task"("id"),
  -- Canonical JSON (domain/periods/entry.ts); hashed as it stands.
  "body" TEXT NOT NULL,
  PRIMARY KEY ("period", "task_id")
);
CREATE INDEX "period_entry_task_id_idx" ON "period_entry"("task_id");

-- A correction of a closed month's entry: it counts to the month in which it was recorded.
CREATE TABLE "adjustment" (
  "id" UUID PRIMARY KEY,
  "period" TEXT NOT NULL,
  "task_id" UUID NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "made_by" UUID NOT NULL REFERENCES "official"("id"),
  "made_name" TEXT NOT NULL,
  -- Canonical JSON: what is corrected, from what to what, and why; hashed as it stands.
  "body" TEXT NOT NULL,
  FOREIGN KEY ("period", "task_id") REFERENCES "period_entry"("period", "task_id")
);
CREATE INDEX "adjustment_recorded_at_idx" ON "adjustment"("recorded_at");
CREATE INDEX "adjustment_period_task_id_idx" ON "adjustment"("period", "task_id");

-- What people write around the figures of a bulletin (通报).
CREATE TABLE "bulletin" (
  "period" TEXT PRIMARY KEY,
  "sections" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_by" UUID NOT NULL REFERENCES "official"("id"),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

CREATE FUNCTION duban_sha(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(said, 'UTF8')), 'hex')
$$;

-- The end of what is closed: nothing is recorded at or before it any more, even if a machine's clock goes back.
CREATE FUNCTION duban_now_open() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest(duban_now(), (SELECT max(cut_off) FROM period) + interval '1 millisecond')
$$;

CREATE OR REPLACE FUNCTION duban_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT seq, hash INTO before FROM ledger WHERE task_id = NEW.task_id ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(before.seq, 0) + 1 THEN
    RAISE EXCEPTION 'ledger of % ends at %, so % cannot follow', NEW.task_id, coalesce(before.seq, 0), NEW.seq
      USING ERRCODE = 'DB002';
  END IF;
  NEW.recorded_at := duban_now_open();
  NEW.prev_hash := coalesce(before.hash, repeat('0', 64));
  NEW.hash := duban_sha(concat_ws(E'\n', NEW.prev_hash, NEW.task_id, NEW.seq, NEW.command_id,
    duban_ms(NEW.recorded_at), NEW.body));
  RETURN NEW;
END $$;

-- A period begins where the one before it ended, is closed over what has passed, and only ever moves on:
-- closing, closed, sealed. Every hash is made here, over what is stored, whoever moves it.
CREATE FUNCTION duban_period_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  IF NEW.state <> 'closing' OR NEW.cut_off >= duban_now() THEN
    RAISE EXCEPTION 'period % cannot begin as % up to %', NEW.id, NEW.state, NEW.cut_off USING ERRCODE = 'DB004';
  END IF;
  IF NEW.id LIKE '____-Q_' THEN
    SELECT min(from_at) AS from_at, max(cut_off) AS cut_off, bool_and(state = 'sealed') AS sealed INTO last FROM period
      WHERE id ~ '^\d{4}-\d{2}$' AND left(id, 4) = left(NEW.id, 4)
        AND (right(id, 2)::int + 2) / 3 = right(NEW.id, 1)::int;
    IF last.sealed IS NOT TRUE THEN
      RAISE EXCEPTION 'a month of % is not sealed', NEW.id USING ERRCODE = 'DB004';
    END IF;
    NEW.from_at := last.from_at;
    NEW.cut_off := last.cut_off;
  ELSE
    SELECT id, cut_off INTO last FROM period WHERE id ~ '^\d{4}-\d{2}$' ORDER BY id DESC LIMIT 1;
    IF NEW.id <= last.id OR NEW.cut_off <= last.cut_off THEN
      RAISE EXCEPTION 'period % cannot follow %', NEW.id, last.id USING ERRCODE = 'DB004';
    END IF;
    NEW.from_at := coalesce(last.cut_off, to_timestamp(0));
  END IF;
  NEW.asked_at := duban_now();
  RETURN NEW;
END $$;

CREATE FUNCTION duban_period_moves() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT duban_sha(coalesce((SELECT sections::text FROM bulletin WHERE period = OLD.id), '')) INTO NEW.bulletin_hash;
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

CREATE TRIGGER period_begins BEFORE INSERT ON "period" FOR EACH ROW EXECUTE FUNCTION duban_period_begins();
CREATE TRIGGER period_moves BEFORE UPDATE ON "period" FOR EACH ROW EXECUTE FUNCTION duban_period_moves();
CREATE TRIGGER period_kept BEFORE DELETE OR TRUNCATE ON "period" FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- Entries are taken while their period is closing, and then stand.
CREATE FUNCTION duban_entries_taken() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed text;
BEGIN
  -- Shared, so that who closes it meanwhile is waited for.
  PERFORM 1 FROM period WHERE id IN (SELECT period FROM taken) FOR SHARE;
  SELECT id INTO closed FROM period WHERE id IN (SELECT period FROM taken) AND state <> 'closing' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'period % is closed, and takes no more entries', closed USING ERRCODE = 'DB004';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER period_entry_taken AFTER INSERT ON "period_entry" REFERENCING NEW TABLE AS taken
  FOR EACH STATEMENT EXECUTE FUNCTION duban_entries_taken();
CREATE TRIGGER period_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "period_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- An adjustment is recorded now, which is after whatever is closed.
CREATE FUNCTION duban_adjusted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  NEW.recorded_at := duban_now_open();
  RETURN NEW;
END $$;
CREATE TRIGGER adjustment_recorded BEFORE INSERT ON "adjustment" FOR EACH ROW EXECUTE FUNCTION duban_adjusted();
CREATE TRIGGER adjustment_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "adjustment"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

-- The text of a bulletin is sealed with its period.
CREATE FUNCTION duban_bulletin_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched text[];
BEGIN
  touched := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.period END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.period END];
  PERFORM 1 FROM period WHERE id = ANY (touched) FOR SHARE;
  IF EXISTS (SELECT FROM period WHERE state = 'sealed' AND id = ANY (touched)) THEN
    RAISE EXCEPTION 'the bulletin is sealed with its period' USING ERRCODE = 'DB004';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER bulletin_open BEFORE INSERT OR UPDATE OR DELETE ON "bulletin"
  FOR EACH ROW EXECUTE FUNCTION duban_bulletin_open();
CREATE TRIGGER bulletin_kept BEFORE TRUNCATE ON "bulletin" FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "period", "bulletin" TO duban_app;
    GRANT SELECT, INSERT ON "period_entry", "adjustment" TO duban_app;
  END IF;
END $$;
