-- People who live or come together, put together by staff. A household joins no records: each member stays a customer.
CREATE TABLE clientele.households (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

-- A customer is in one household at most: the key says so.
CREATE TABLE clientele.household_members (
  tenant_id uuid NOT NULL,
  household_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  role text,
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id),
  FOREIGN KEY (tenant_id, household_id) REFERENCES clientele.households (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX household_members_household_idx ON clientele.household_members (tenant_id, household_id, customer_id);

ALTER TABLE clientele.households ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.household_members ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.households ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.households FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.households TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.households TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.households TO clientele_app;

CREATE POLICY engine ON clientele.households TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.households TO clientele_engine;

ALTER TABLE clientele.household_members ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.household_members FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.household_members TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.household_members TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.household_members TO clientele_app;

CREATE POLICY engine ON clientele.household_members TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.household_members TO clientele_engine;
