-- What a customer allows: each line is what was said once, about one channel and one purpose. Append-only: what holds now
-- is the last line. Rows keep the customer they were written with and are read through the lineage.
CREATE TABLE clientele.consents (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'whatsapp', 'phone')),
  topic text NOT NULL CHECK (topic IN ('offers', 'reminders', 'feedback')),
  given boolean NOT NULL,
  source text NOT NULL CHECK (source IN ('portal', 'spoken', 'paper', 'written', 'outside')),
  -- The sentence that was agreed to or not, as it was shown or read out.
  wording text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX consents_customer_idx ON clientele.consents (tenant_id, customer_id, id);

ALTER TABLE clientele.consents ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.consents ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.consents FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.consents TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_adds ON clientele.consents FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

CREATE POLICY app_reads ON clientele.consents FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT ON clientele.consents TO clientele_app;

CREATE POLICY engine ON clientele.consents FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.consents TO clientele_engine;
