-- A merge may say again which of two tiers is to hold. Such a line names its merge, and goes when that is undone: of what was
-- said of tiers, the engine may take away these lines and no others.
ALTER TABLE clientele.customer_tiers ADD COLUMN merge_id uuid;

ALTER TABLE clientele.customer_tiers ADD CONSTRAINT customer_tiers_tenant_id_merge_id_fkey
  FOREIGN KEY (tenant_id, merge_id) REFERENCES clientele.lineage (tenant_id, id) NOT VALID;

ALTER TABLE clientele.customer_tiers VALIDATE CONSTRAINT customer_tiers_tenant_id_merge_id_fkey;

CREATE POLICY engine_undoes ON clientele.customer_tiers AS RESTRICTIVE FOR DELETE TO clientele_engine
  USING (tenant_id = clientele.tenant() AND merge_id IS NOT NULL);

GRANT DELETE ON clientele.customer_tiers TO clientele_engine;
