-- alone
-- The cases of a profile, also those that are decided: shown with the import that brought it, taken back with it.
CREATE INDEX CONCURRENTLY IF NOT EXISTS reviews_profile_idx ON clientele.reviews (tenant_id, profile_id);
