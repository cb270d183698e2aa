-- alone
-- Open links by when they were last looked at, those that never were first.
CREATE INDEX CONCURRENTLY IF NOT EXISTS links_checked_idx ON clientele.links (tenant_id, checked_at NULLS FIRST, id)
  WHERE ended_at IS NULL;
