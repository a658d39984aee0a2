-- What a quarter's carry-overs (结转) have left in the ledger is found at once: a request's id begins with what it asks
-- for. Prisma's schema knows no partial indexes, so that this one stands here only.
CREATE INDEX "ledger_carry_over_idx" ON "ledger"("task_id", "seq") WHERE position('"carry_over-' in "body") > 0;
