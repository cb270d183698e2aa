-- Which of a business's sources stands above which, first the highest, and the fields that a source only fills: there
-- it never replaces what another source said. A source without a row stands below all that have one.
CREATE TABLE clientele.source_rules (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  source text NOT NULL,
  position integer NOT NULL,
  fills text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, source)
);

ALTER TABLE clientele.source_rules ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.source_rules ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.source_rules FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.source_rules TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.source_rules TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.source_rules TO clientele_app;

CREATE POLICY engine ON clientele.source_rules FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.source_rules TO clientele_engine;
