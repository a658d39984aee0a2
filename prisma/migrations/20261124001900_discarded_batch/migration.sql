-- A draft that was thrown away, and by whom: its rows go, the trace of it stays.
CREATE TABLE "discarded_batch" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "document_no" TEXT,
    "file_name" TEXT,
    "file_hash" TEXT,
    "row_count" INTEGER NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "discarded_by" UUID NOT NULL,
    "discarded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "discarded_batch_pkey" PRIMARY KEY ("id")
);

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    GRANT SELECT, INSERT ON "discarded_batch" TO duban_app;
    REVOKE UPDATE, DELETE ON "discarded_batch" FROM duban_app;
  END IF;
END $$;
