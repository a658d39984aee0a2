-- The next letter of a kind is found at once, however many of the other kinds wait. Prisma's schema knows no partial
-- indexes, so that this one stands here only.
CREATE INDEX "letter_pending_kind_not_before_idx" ON "letter"("kind", "not_before") WHERE "state" = 'pending';
