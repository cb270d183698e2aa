-- alone
-- Customers who are part of another by now, or erased: few of all, and looked for by lists of pairs.
CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_gone_idx ON clientele.customers (tenant_id, id)
  WHERE merged_at IS NOT NULL OR erased_at IS NOT NULL;
