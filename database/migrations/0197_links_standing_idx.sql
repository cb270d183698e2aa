-- alone
-- Open links that may lead astray.
CREATE INDEX CONCURRENTLY IF NOT EXISTS links_standing_idx ON clientele.links (tenant_id, id)
  WHERE ended_at IS NULL AND standing <> 'valid';
