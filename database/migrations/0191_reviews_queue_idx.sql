-- alone
-- Open cases in the order in which they are best decided.
CREATE INDEX CONCURRENTLY IF NOT EXISTS reviews_queue_idx ON clientele.reviews (tenant_id, coalesce(rank_at, created_at), id)
  WHERE state = 'open';
