-- Mistyped names are put right by the names there are: a few thousand words stand for a million customers. As with the
-- texts that are searched, the index is used only where no policy stands before it.
DO $$
BEGIN
  EXECUTE format(
    'CREATE INDEX term_counts_trigram_idx ON clientele.term_counts USING gin (tenant_id, term %I.gin_trgm_ops)
       WHERE field IN (''given'', ''family'')',
    (SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_trgm'));
END $$;

CREATE POLICY reader ON clientele.term_counts FOR SELECT TO clientele_reader USING (true);

GRANT SELECT ON clientele.term_counts TO clientele_reader;
