-- How the ledger is written, and why it cannot be rewritten.

INSERT INTO "clock" DEFAULT VALUES;

-- The product's one clock, to the millisecond.
CREATE FUNCTION duban_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp()) + ahead_ms * interval '1 millisecond' FROM clock
$$;

CREATE FUNCTION duban_ms(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT (extract(epoch FROM at) * 1000)::bigint
$$;

-- An entry gets its time, its place in the chain and its hash from the database, whoever inserts it
-- (domain/ledger/entry.ts, `hashed`, says the same bytes).
CREATE FUNCTION duban_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
BEGIN
  SELECT seq, hash INTO before FROM ledger WHERE task_id = NEW.task_id ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(before.seq, 0) + 1 THEN
    RAISE EXCEPTION 'ledger of % ends at %, so % cannot follow', NEW.task_id, coalesce(before.seq, 0), NEW.seq
      USING ERRCODE = 'DB002';
  END IF;
  NEW.recorded_at := duban_now();
  NEW.prev_hash := coalesce(before.hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(concat_ws(E'\n', NEW.prev_hash, NEW.task_id, NEW.seq, NEW.command_id,
    duban_ms(NEW.recorded_at), NEW.body), 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE TRIGGER ledger_chain BEFORE INSERT ON "ledger" FOR EACH ROW EXECUTE FUNCTION duban_chain();

CREATE FUNCTION duban_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'DB003';
END $$;

CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();
CREATE TRIGGER refusal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "refusal"
  FOR EACH STATEMENT EXECUTE FUNCTION duban_append_only();

CREATE FUNCTION duban_entry(entry ledger) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('seq', entry.seq, 'commandId', entry.command_id, 'recordedAt', duban_ms(entry.recorded_at),
    'body', entry.body, 'prevHash', entry.prev_hash, 'hash', entry.hash)
$$;

-- Records one decision on an item, or tells what stands in its place: record or adopt.
-- In one transaction: entry or refusal, read model, and the letters that the entry calls for. Answers with every entry
-- from `p_seq` on (`tail`), and with the entry or refusal that this command id has (`mine`, `refusal`).
-- Recorders share a lock that a period's close takes alone, so that what lies before a cut-off is complete.
CREATE FUNCTION duban_record(p_task uuid, p_seq int, p_command text, p_decision jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  standing jsonb := p_decision -> 'task';
  refused jsonb := p_decision -> 'refusal';
  tail jsonb;
  mine ledger;
  stored refusal;
  written ledger;
  ends int;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4455001);
  PERFORM 1 FROM task WHERE id = p_task FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no item %', p_task USING ERRCODE = 'DB001';
  END IF;

  SELECT jsonb_agg(duban_entry(l) ORDER BY l.seq) INTO tail FROM ledger l WHERE l.task_id = p_task AND l.seq >= p_seq;
  SELECT * INTO mine FROM ledger WHERE task_id = p_task AND command_id = p_command;
  SELECT * INTO stored FROM refusal WHERE task_id = p_task AND command_id = p_command;
  IF tail IS NOT NULL OR mine.seq IS NOT NULL OR stored.command_id IS NOT NULL THEN
    RETURN jsonb_build_object('tail', coalesce(tail, '[]'),
      'mine', CASE WHEN mine.seq IS NOT NULL THEN duban_entry(mine) END,
      'refusal', CASE WHEN stored.command_id IS NOT NULL THEN stored.body END);
  END IF;

  IF refused <> 'null' THEN
    SELECT coalesce(max(seq), 0) INTO ends FROM ledger WHERE task_id = p_task;
    IF ends <> p_seq - 1 THEN
      RAISE EXCEPTION 'ledger of % ends at %, so nothing can be refused at %', p_task, ends, p_seq - 1
        USING ERRCODE = 'DB002';
    END IF;
    INSERT INTO refusal (task_id, command_id, recorded_at, actor_id, version, code, body)
      VALUES (p_task, p_command, duban_now(), (p_decision ->> 'actor')::uuid, p_seq - 1, refused ->> 'code', refused ->> 'body');
    RETURN jsonb_build_object('tail', '[]'::jsonb, 'mine', NULL, 'refusal', refused ->> 'body');
  END IF;

  INSERT INTO ledger (task_id, seq, command_id, recorded_at, actor_id, body, prev_hash, hash)
    VALUES (p_task, p_seq, p_command, now(), (p_decision ->> 'actor')::uuid, p_decision ->> 'body', '', '')
    RETURNING * INTO written;
  UPDATE task SET
    state = standing ->> 'state', light = standing ->> 'light', step = (standing ->> 'step')::int,
    deadline = standing ->> 'deadline', due_at = (standing ->> 'dueAt')::timestamptz,
    ladder_from = (standing ->> 'ladderFrom')::timestamptz,
    percent = (standing ->> 'percent')::int, version = p_seq, agenda = standing -> 'agenda',
    milestones = standing -> 'milestones', returns = (standing ->> 'returns')::int,
    signed_at = (standing ->> 'signedAt')::timestamptz, submitted_at = (standing ->> 'submittedAt')::timestamptz,
    accepted_at = (standing ->> 'acceptedAt')::timestamptz, effect_rating = (standing ->> 'effectRating')::int
    WHERE id = p_task;
  INSERT INTO letter (id, task_id, kind, occasion, step, seq, recipient_id, message_id, created_at)
    SELECT id, p_task, kind, occasion, step, p_seq, recipient, "messageId", written.recorded_at
    FROM jsonb_to_recordset(p_decision -> 'letters')
      AS wanted(id uuid, kind text, occasion text, step int, recipient uuid, "messageId" text)
    ON CONFLICT (task_id, kind, occasion, recipient_id) DO NOTHING;
  -- What was not told because the item had gone under review is told after all, now that it is back.
  UPDATE letter SET state = 'pending', not_before = now()
    WHERE task_id = p_task AND state = 'moot' AND kind IN (SELECT jsonb_array_elements_text(p_decision -> 'revive'));
  RETURN jsonb_build_object('tail', jsonb_build_array(duban_entry(written)), 'mine', duban_entry(written), 'refusal', NULL);
END $$;

-- Where the programs connect with a role of their own, it may write the record and never rewrite it.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT USAGE ON SCHEMA public TO duban_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO duban_app;
    REVOKE UPDATE, DELETE ON "ledger", "refusal", "letter_attempt" FROM duban_app;
    REVOKE INSERT, UPDATE, DELETE ON "clock", "_prisma_migrations" FROM duban_app;
  END IF;
END $$;
