-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "unit" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "official" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "locale" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "substitute_id" UUID,
    "substitute_from" TEXT,
    "substitute_until" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "official_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "document_no" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "policy" JSONB NOT NULL DEFAULT '{}',
    "issued_under" JSONB,
    "file_name" TEXT,
    "file_hash" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issued_by" UUID,
    "issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_row" (
    "batch_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "read" JSONB NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "warnings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "batch_row_pkey" PRIMARY KEY ("batch_id","row")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "task" TEXT NOT NULL,
    "content" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT '',
    "lead_unit_code" TEXT NOT NULL,
    "co_units" TEXT[],
    "owner_id" UUID NOT NULL,
    "leader_id" UUID,
    "standards" JSONB NOT NULL,
    "milestones" JSONB NOT NULL DEFAULT '[]',
    "deadline" TEXT NOT NULL,
    "ongoing" BOOLEAN NOT NULL DEFAULT false,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL,
    "light" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "percent" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL,
    "agenda" JSONB NOT NULL,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "ladder_from" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "effect_rating" INTEGER,
    "started_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "task_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "body" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("task_id","seq")
);

-- CreateTable
CREATE TABLE "refusal" (
    "task_id" UUID NOT NULL,
    "command_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "refusal_pkey" PRIMARY KEY ("task_id","command_id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL,
    "recipient_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_to" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "message_id" TEXT NOT NULL,
    "address" TEXT,
    "subject" TEXT,
    "answer" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_attempt" (
    "letter_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "letter_attempt_pkey" PRIMARY KEY ("letter_id","number")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "account_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("account_id","route","key")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "ahead_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_parent_code_idx" ON "unit"("parent_code");

-- CreateIndex
CREATE UNIQUE INDEX "official_email_key" ON "official"("email");

-- CreateIndex
CREATE INDEX "official_unit_code_idx" ON "official"("unit_code");

-- CreateIndex
CREATE INDEX "official_role_idx" ON "official"("role");

-- CreateIndex
CREATE INDEX "official_substitute_id_idx" ON "official"("substitute_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_official_id_idx" ON "api_token"("official_id");

-- CreateIndex
CREATE INDEX "batch_file_hash_idx" ON "batch"("file_hash");

-- CreateIndex
CREATE INDEX "batch_created_at_id_idx" ON "batch"("created_at", "id");

-- CreateIndex
CREATE INDEX "task_state_due_at_id_idx" ON "task"("state", "due_at", "id");

-- CreateIndex
CREATE INDEX "task_light_due_at_id_idx" ON "task"("light", "due_at", "id");

-- CreateIndex
CREATE INDEX "task_due_at_id_idx" ON "task"("due_at", "id");

-- CreateIndex
CREATE INDEX "task_lead_unit_code_due_at_id_idx" ON "task"("lead_unit_code", "due_at", "id");

-- CreateIndex
CREATE INDEX "task_owner_id_due_at_id_idx" ON "task"("owner_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "task_leader_id_idx" ON "task"("leader_id");

-- CreateIndex
CREATE INDEX "task_co_units_idx" ON "task" USING GIN ("co_units");

-- CreateIndex
CREATE UNIQUE INDEX "task_batch_id_number_key" ON "task"("batch_id", "number");

-- CreateIndex
CREATE INDEX "ledger_recorded_at_idx" ON "ledger"("recorded_at");

-- CreateIndex
CREATE INDEX "ledger_actor_id_recorded_at_idx" ON "ledger"("actor_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_task_id_command_id_key" ON "ledger"("task_id", "command_id");

-- CreateIndex
CREATE INDEX "refusal_actor_id_recorded_at_idx" ON "refusal"("actor_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "letter_message_id_key" ON "letter"("message_id");

-- CreateIndex
CREATE INDEX "letter_state_not_before_idx" ON "letter"("state", "not_before");

-- CreateIndex
CREATE INDEX "letter_created_at_id_idx" ON "letter"("created_at", "id");

-- CreateIndex
CREATE INDEX "letter_recipient_id_idx" ON "letter"("recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_task_id_kind_occasion_recipient_id_key" ON "letter"("task_id", "kind", "occasion", "recipient_id");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "unit"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official" ADD CONSTRAINT "official_unit_code_fkey" FOREIGN KEY ("unit_code") REFERENCES "unit"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official" ADD CONSTRAINT "official_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "official"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_row" ADD CONSTRAINT "batch_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_lead_unit_code_fkey" FOREIGN KEY ("lead_unit_code") REFERENCES "unit"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "official"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refusal" ADD CONSTRAINT "refusal_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_attempt" ADD CONSTRAINT "letter_attempt_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
