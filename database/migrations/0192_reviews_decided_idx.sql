-- alone
-- Closed cases, the latest first.
CREATE INDEX CONCURRENTLY IF NOT EXISTS reviews_decided_idx ON clientele.reviews (tenant_id, coalesce(decided_at, created_at), id)
  WHERE state <> 'open';
