-- Kept answers are forgotten by their age; without this every hour would read all of them.
CREATE INDEX "idempotent_answer_created_at_idx" ON "idempotent_answer"("created_at");
