-- Authenticators of customers. A factor was set up by one profile and stands before all by which its customer signs in, so
-- that nobody goes round it by another way; it follows the profile when customers are merged or parted.
CREATE TABLE clientele.customer_second_factors (
  tenant_id uuid NOT NULL,
  profile_id uuid NOT NULL,
  -- Sealed under the business's own key.
  secret bytea NOT NULL,
  confirmed_at timestamptz,
  -- Every step of time counts once.
  last_step bigint,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, profile_id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id)
);

ALTER TABLE clientele.customer_second_factors ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.customer_second_factors ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customer_second_factors FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customer_second_factors TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.customer_second_factors TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customer_second_factors TO clientele_gate;
