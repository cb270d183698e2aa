-- alone
-- How many cases agree alike, open or decided.
CREATE INDEX CONCURRENTLY IF NOT EXISTS reviews_kind_idx ON clientele.reviews (tenant_id, kind, state)
  WHERE state <> 'settled';
