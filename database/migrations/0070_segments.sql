-- Saved segments: whom a segment is of, as the contract's expression; evaluated live, nobody is copied into it.
CREATE TABLE clientele.segments (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  conditions jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX segments_name_key ON clientele.segments (tenant_id, lower(name));

ALTER TABLE clientele.segments ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.segments FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.segments TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.segments TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.segments TO clientele_app;

CREATE POLICY engine ON clientele.segments TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.segments TO clientele_engine;

-- The list in the order of the last change.
CREATE INDEX customers_updated_idx ON clientele.customers (tenant_id, updated_at, id) WHERE merged_at IS NULL;
