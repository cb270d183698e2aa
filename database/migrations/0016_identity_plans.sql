-- Plans must not depend on whether statistics know the tenant yet. To a planner with statistics, a new tenant has no rows,
-- every index that leads with tenant_id looks equally good, and it may read all of a tenant's keys for each look-up.
-- Without statistics on tenant_id it takes any tenant for half a per cent of the table, and prefers the index that
-- uses more of the condition.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[
    'customers', 'identifiers', 'addresses', 'customer_tags', 'customer_values', 'legacy_aliases', 'lineage', 'profiles',
    'links', 'match_models', 'match_statistics', 'term_counts', 'blocked_values', 'match_records', 'match_keys',
    'search_texts', 'reviews', 'review_candidates', 'rejections'
  ] LOOP
    EXECUTE format('ALTER TABLE clientele.%I ALTER COLUMN tenant_id SET STATISTICS 0', wanted);
  END LOOP;
END $$;
