-- Where a business wants to be told what happens, and what was, or is yet to be, told. Secrets are sealed under the
-- business's own key. A delivery names its event; what is sent is put together when it is sent, so that nothing about a
-- person waits here.
CREATE TABLE clientele.webhook_endpoints (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  url text NOT NULL CHECK (length(url) BETWEEN 1 AND 500),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 120),
  event_types text[] NOT NULL,
  -- What a key would need to read the same; without customers.read nothing of a customer but ids is sent.
  acts text[] NOT NULL DEFAULT '{}',
  secret bytea NOT NULL,
  -- After a change both sign, until then.
  former_secret bytea,
  former_until timestamptz,
  failing_since timestamptz,
  off_at timestamptz,
  off_why text CHECK (off_why IN ('staff', 'gone', 'failing')),
  created_by uuid REFERENCES clientele.users (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE clientele.webhook_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  -- Null for a test.
  event_id uuid,
  event_type text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  -- Counts how often it was sent from the beginning: a job of an earlier time finds that it is no longer meant.
  round integer NOT NULL DEFAULT 1,
  last_at timestamptz,
  last_status integer,
  last_fault text,
  last_body text CHECK (length(last_body) <= 1000),
  next_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, endpoint_id) REFERENCES clientele.webhook_endpoints (tenant_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX webhook_deliveries_event_key ON clientele.webhook_deliveries (tenant_id, endpoint_id, event_id)
  WHERE event_id IS NOT NULL;

CREATE INDEX webhook_deliveries_list_idx ON clientele.webhook_deliveries (tenant_id, endpoint_id, id);

CREATE INDEX webhook_deliveries_dead_idx ON clientele.webhook_deliveries (tenant_id, endpoint_id, id) WHERE state = 'dead';

CREATE INDEX webhook_deliveries_age_idx ON clientele.webhook_deliveries (tenant_id, created_at);

ALTER TABLE clientele.webhook_endpoints ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.webhook_deliveries ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.webhook_endpoints ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.webhook_endpoints FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.webhook_endpoints TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.webhook_endpoints TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.webhook_endpoints TO clientele_app;

-- Whoever writes down an event asks whether anybody wants to be told of it, and sees nothing else.
CREATE POLICY engine ON clientele.webhook_endpoints FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, event_types, off_at) ON clientele.webhook_endpoints TO clientele_engine;

CREATE POLICY gate ON clientele.webhook_endpoints FOR SELECT TO clientele_gate USING (true);

GRANT SELECT (tenant_id, event_types, off_at) ON clientele.webhook_endpoints TO clientele_gate;

ALTER TABLE clientele.webhook_deliveries ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.webhook_deliveries FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.webhook_deliveries TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.webhook_deliveries TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.webhook_deliveries TO clientele_app;

-- What receivers answered about a customer is emptied when the customer is erased.
CREATE POLICY engine ON clientele.webhook_deliveries TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, UPDATE ON clientele.webhook_deliveries TO clientele_engine;
