-- Tags put on many customers and taken off them, as one act: which customers, how far it is, and what was changed, so
-- that it can be taken back. chosen: ids, or what the customers have to match; nobody's own values.
CREATE TABLE clientele.taggings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  chosen jsonb NOT NULL,
  add_tags uuid[] NOT NULL,
  remove_tags uuid[] NOT NULL,
  customers integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  changes integer NOT NULL DEFAULT 0,
  last_customer uuid,
  created_by uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE clientele.tagging_rows (
  tenant_id uuid NOT NULL,
  tagging_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  added boolean NOT NULL,
  PRIMARY KEY (tenant_id, tagging_id, customer_id, tag_id),
  FOREIGN KEY (tenant_id, tagging_id) REFERENCES clientele.taggings (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX tagging_rows_customer_idx ON clientele.tagging_rows (tenant_id, customer_id);

ALTER TABLE clientele.tagging_rows ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.taggings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.taggings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.taggings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.taggings TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.taggings TO clientele_app;

CREATE POLICY engine ON clientele.taggings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, UPDATE ON clientele.taggings TO clientele_engine;

ALTER TABLE clientele.tagging_rows ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tagging_rows FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tagging_rows TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tagging_rows TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, DELETE ON clientele.tagging_rows TO clientele_app;

CREATE POLICY engine ON clientele.tagging_rows TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, DELETE ON clientele.tagging_rows TO clientele_engine;
