-- What a customer was called before a merge is compared like any earlier name, also where staff change a record as themselves:
-- they read what merges changed of customers, and nothing else of what merges did.
CREATE POLICY app_reads ON clientele.lineage_rows FOR SELECT TO clientele_app
  USING (tenant_id = clientele.tenant() AND table_name = 'customers' AND (SELECT clientele.at_work()));

GRANT SELECT (tenant_id, lineage_id, customer_id, table_name, changed) ON clientele.lineage_rows TO clientele_app;
