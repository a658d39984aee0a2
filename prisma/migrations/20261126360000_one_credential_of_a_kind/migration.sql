-- An account goes by one password and by one identity of the provider, also where two sign in for the first time at once.
DELETE FROM "credential" later USING "credential" first
WHERE later."official_id" = first."official_id" AND later."provider_id" = first."provider_id"
  AND (later."created_at", later."id") > (first."created_at", first."id");
CREATE UNIQUE INDEX "credential_official_id_provider_id_key" ON "credential" ("official_id", "provider_id");
DROP INDEX "credential_official_id_idx";
