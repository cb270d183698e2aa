-- What people at work write down about a customer: several, each by its author. Personal, and erased with the customer.
CREATE TABLE clientele.customer_notes (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  text text NOT NULL,
  pinned boolean NOT NULL,
  author_kind text NOT NULL,
  author_id uuid,
  written_at timestamptz NOT NULL,
  edited_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX customer_notes_customer_idx ON clientele.customer_notes (tenant_id, customer_id, id);

ALTER TABLE clientele.customer_notes ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.customer_notes ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customer_notes FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customer_notes TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

-- Written among people at work: the customer sees them in an export, not in the portal.
CREATE POLICY app ON clientele.customer_notes TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customer_notes TO clientele_app;

CREATE POLICY engine ON clientele.customer_notes TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customer_notes TO clientele_engine;
