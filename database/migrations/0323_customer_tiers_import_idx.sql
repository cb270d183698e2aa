-- alone
-- What an import said, by which it is taken back.
CREATE INDEX CONCURRENTLY IF NOT EXISTS customer_tiers_import_idx
  ON clientele.customer_tiers (tenant_id, import_id, import_line) WHERE import_id IS NOT NULL;
