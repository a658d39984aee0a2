-- Connections (对接): who else is told of what happens, and how each telling went.
CREATE TABLE "connection" (
  "id" UUID PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('webhook', 'wecom', 'dingtalk')),
  "name" TEXT NOT NULL,
  -- Where it leads, without what follows the path: a robot's key stands there.
  "address" TEXT NOT NULL,
  -- The whole address and the secrets, encrypted with a key that is kept elsewhere where a file holds it.
  "sealed" TEXT NOT NULL,
  -- Which kinds of occurrences it is told of; * is all.
  "events" TEXT[],
  "state" TEXT NOT NULL DEFAULT 'active' CHECK ("state" IN ('active', 'paused', 'ended')),
  "paused_why" TEXT CHECK ("paused_why" IN ('asked', 'failing')),
  "created_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  -- Up to when, by the product's clock, what was recorded has been turned into deliveries.
  "gathered_to" TIMESTAMPTZ(3) NOT NULL,
  -- Nothing is sent before; of real time, as is all that says when to try again.
  "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "failing_since" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  CHECK (("state" = 'paused') = ("paused_why" IS NOT NULL))
);
CREATE INDEX "connection_created_at_id_idx" ON "connection"("created_at", "id");

-- One occurrence to be told to one connection: once, whatever looks for it twice.
CREATE TABLE "delivery" (
  "id" UUID PRIMARY KEY,
  "connection_id" UUID NOT NULL REFERENCES "connection"("id"),
  -- The order in which a connection is told.
  "ordinal" BIGSERIAL NOT NULL,
  -- Of the occurrence, the same for every connection and every try.
  "event_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  -- Where it stands: an item's entry, and which of its facts; or what else it is about.
  "task_id" UUID,
  "seq" INTEGER,
  "place" INTEGER,
  "subject" TEXT,
  "state" TEXT NOT NULL DEFAULT 'pending' CHECK ("state" IN ('pending', 'sending', 'sent', 'failed')),
  "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "claimed_to" TIMESTAMPTZ(3),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  -- Since it was made, resumed or asked for again: by these the next try is put off.
  "tries" INTEGER NOT NULL DEFAULT 0,
  -- What is sent, from the first try on.
  "body" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "sent_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "delivery_connection_id_event_id_key" ON "delivery"("connection_id", "event_id");
CREATE INDEX "delivery_connection_id_state_ordinal_idx" ON "delivery"("connection_id", "state", "ordinal");
-- Those that failed before and hold up what follows.
CREATE INDEX "delivery_connection_id_state_tries_ordinal_idx" ON "delivery"("connection_id", "state", "tries", "ordinal");
CREATE INDEX "delivery_connection_id_ordinal_idx" ON "delivery"("connection_id", "ordinal");

CREATE TABLE "delivery_attempt" (
  "delivery_id" UUID NOT NULL REFERENCES "delivery"("id"),
  "number" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('sent', 'refused', 'failed', 'unknown')),
  -- Of the HTTP answer; null where there was none.
  "status" INTEGER,
  "answer" TEXT NOT NULL,
  PRIMARY KEY ("delivery_id", "number")
);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "connection", "delivery" TO duban_app;
    GRANT SELECT, INSERT ON "delivery_attempt" TO duban_app;
    GRANT USAGE, SELECT ON SEQUENCE "delivery_ordinal_seq" TO duban_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    GRANT SELECT ON "delivery", "delivery_attempt" TO duban_auditor;
    GRANT SELECT ("id", "kind", "name", "address", "events", "state", "paused_why", "created_by", "created_at",
      "gathered_to", "next_at", "failing_since", "ended_at") ON "connection" TO duban_auditor;
    -- Where no file holds the key that connections' secrets are encrypted with, it is among the settings.
    ALTER POLICY "setting_kept_secret" ON "setting"
      USING ("key" NOT IN ('tokenKey', 'signInKey', 'connectionKey') OR current_user <> 'duban_auditor');
  END IF;
END $$;
