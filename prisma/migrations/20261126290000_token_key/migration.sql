-- The key that a token's secret is made with, for a request that is repeated, lay in the database beside all else that it
-- takes. It is that of signing in from now on, which lies in a file; what was kept of such requests goes.
DELETE FROM "setting" WHERE "key" = 'tokenKey';
DELETE FROM "idempotent_answer" WHERE "route" = 'POST /api/tokens';
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_auditor') THEN
    REVOKE SELECT ON "idempotent_answer" FROM duban_auditor;
  END IF;
END $$;
