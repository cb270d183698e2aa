-- alone
-- What an import said, by which it is taken back.
CREATE INDEX CONCURRENTLY IF NOT EXISTS consents_import_idx ON clientele.consents (tenant_id, import_id, import_line)
  WHERE import_id IS NOT NULL;
