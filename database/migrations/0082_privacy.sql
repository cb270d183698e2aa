-- Erasures: asked for by a customer, by staff, or proposed by retention; carried out by a job, or refused with a reason.
CREATE TABLE clientele.erasures (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  origin text NOT NULL CHECK (origin IN ('customer', 'staff', 'retention')),
  state text NOT NULL CHECK (state IN ('open', 'under_way', 'done', 'refused', 'withdrawn')),
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  -- Why it was refused, in words for the customer.
  reason text,
  done_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE UNIQUE INDEX erasures_open_key ON clientele.erasures (tenant_id, customer_id) WHERE state IN ('open', 'under_way');

CREATE INDEX erasures_state_idx ON clientele.erasures (tenant_id, state, id);

CREATE INDEX erasures_customer_idx ON clientele.erasures (tenant_id, customer_id, id);

ALTER TABLE clientele.erasures ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.erasures ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.erasures FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.erasures TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.erasures TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT, UPDATE ON clientele.erasures TO clientele_app;

CREATE POLICY engine ON clientele.erasures TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.erasures TO clientele_engine;

-- How many days a business keeps what it does not need for ever; null keeps.
CREATE TABLE clientele.retention (
  tenant_id uuid NOT NULL PRIMARY KEY REFERENCES clientele.tenants (id),
  session_days integer CHECK (session_days BETWEEN 1 AND 3650),
  import_days integer CHECK (import_days BETWEEN 1 AND 3650),
  letter_days integer CHECK (letter_days BETWEEN 1 AND 3650),
  value_days integer CHECK (value_days BETWEEN 1 AND 3650),
  idle_months integer CHECK (idle_months BETWEEN 1 AND 240),
  -- Whether customers who were idle for so long are erased without being asked about.
  erases boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL
);

ALTER TABLE clientele.retention ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.retention FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.retention TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.retention TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.retention TO clientele_app;

CREATE POLICY engine ON clientele.retention FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.retention TO clientele_engine;

-- An erased customer stays as a stub, so that the books hold. A stored file whose bytes were given up says so.
ALTER TABLE clientele.customers ADD COLUMN erased_at timestamptz;

ALTER TABLE clientele.files ADD COLUMN dropped_at timestamptz;

-- Erasing and retention work as engine and look at what only was added to before.
GRANT SELECT, DELETE ON clientele.event_values TO clientele_engine;

GRANT SELECT, DELETE ON clientele.event_origins TO clientele_engine;

GRANT UPDATE, DELETE ON clientele.files TO clientele_engine;

GRANT DELETE ON clientele.blocked_values TO clientele_engine;
