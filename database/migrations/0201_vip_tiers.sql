-- Tiers by which a business treats its customers. One that is left out of the list stays, for what was said with it.
CREATE TABLE clientele.tiers (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 200),
  -- 1 is the highest; null: no longer used.
  position integer CHECK (position >= 1),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX tiers_name_key ON clientele.tiers (tenant_id, lower(name)) WHERE position IS NOT NULL;

-- What was said about a customer's tier. Append-only: what holds now is the last line. Rows keep the customer they were
-- written with and are read through the lineage.
CREATE TABLE clientele.customer_tiers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  tier_id uuid,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 400),
  actor_kind text NOT NULL,
  actor_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, tier_id) REFERENCES clientele.tiers (tenant_id, id)
);

CREATE INDEX customer_tiers_customer_idx ON clientele.customer_tiers (tenant_id, customer_id, id);

CREATE INDEX customer_tiers_tier_idx ON clientele.customer_tiers (tenant_id, tier_id);

ALTER TABLE clientele.tiers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.customer_tiers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.tiers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tiers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tiers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tiers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.tiers TO clientele_app;

CREATE POLICY engine ON clientele.tiers FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.tiers TO clientele_engine;

ALTER TABLE clientele.customer_tiers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customer_tiers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customer_tiers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.customer_tiers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT ON clientele.customer_tiers TO clientele_app;

-- The customer's own tier is told by the engine, and its reason emptied when the customer is erased.
CREATE POLICY engine ON clientele.customer_tiers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE (reason) ON clientele.customer_tiers TO clientele_engine;
