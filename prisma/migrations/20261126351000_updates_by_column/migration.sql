-- Of a letter, a change of many items and a batch the programs' own role may amend what the programs amend, and nothing that stays as it was written:
-- for whom and when a letter was made, who asked for a change and for what, what a batch is called and which file it was read from.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'duban_app') THEN
    REVOKE UPDATE ON "letter", "change", "batch" FROM duban_app;
    GRANT UPDATE ("state", "not_before", "claimed_to", "attempts", "address", "subject", "answer", "sent_at", "digest_id")
      ON "letter" TO duban_app;
    GRANT UPDATE ("total", "waiting", "finished_at") ON "change" TO duban_app;
    GRANT UPDATE ("state", "policy", "issued_under", "issued_under_version", "issued_by", "issued_at", "issue_asked_at",
      "issue_asked_by") ON "batch" TO duban_app;
  END IF;
END $$;
