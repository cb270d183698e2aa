-- E-mails, phones and addresses that staff, or the customer, took off a customer: no profile brings them back. A hash
-- under the business's secret stands for each, so that what was removed is not kept.
CREATE TABLE clientele.removed_contacts (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  hash bigint NOT NULL,
  removed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, hash),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

ALTER TABLE clientele.removed_contacts ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.removed_contacts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.removed_contacts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.removed_contacts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.removed_contacts TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT, DELETE ON clientele.removed_contacts TO clientele_app;

CREATE POLICY engine ON clientele.removed_contacts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, DELETE ON clientele.removed_contacts TO clientele_engine;
