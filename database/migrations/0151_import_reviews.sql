-- alone
-- The rows of an import that wait for staff, in the order of the file.
CREATE INDEX CONCURRENTLY IF NOT EXISTS import_rows_review_idx ON clientele.import_rows (tenant_id, import_id, line)
  WHERE outcome = 'review';
