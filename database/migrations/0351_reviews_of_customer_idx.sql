-- alone
-- All cases of a customer, closed ones among them: a merge moves them, and its undoing moves them back.
CREATE INDEX CONCURRENTLY IF NOT EXISTS reviews_of_customer_idx
  ON clientele.reviews (tenant_id, customer_id);
