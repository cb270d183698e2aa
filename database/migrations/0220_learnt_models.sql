-- Where a model comes from, and how it did. number counts a business's own versions. faults say why a version was not
-- taken. learnt says from how much it was estimated: counts only.
ALTER TABLE clientele.match_models ADD COLUMN number integer NOT NULL DEFAULT 0;

ALTER TABLE clientele.match_models ADD COLUMN origin text NOT NULL DEFAULT 'learnt' CHECK (origin IN ('learnt', 'adjusted'));

ALTER TABLE clientele.match_models ADD COLUMN based_on text NOT NULL DEFAULT '';

ALTER TABLE clientele.match_models ADD COLUMN faults text[] NOT NULL DEFAULT '{}';

ALTER TABLE clientele.match_models ADD COLUMN learnt jsonb;

ALTER TABLE clientele.match_models ADD COLUMN made_by uuid;

CREATE UNIQUE INDEX match_models_number_key ON clientele.match_models (tenant_id, number);

-- How a business has matching done. takes: whether a version that was learnt is used by itself.
CREATE TABLE clientele.match_settings (
  tenant_id uuid NOT NULL PRIMARY KEY REFERENCES clientele.tenants (id),
  takes boolean NOT NULL DEFAULT true
);

ALTER TABLE clientele.match_settings ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.match_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_settings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_settings TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.match_settings TO clientele_app;

CREATE POLICY engine ON clientele.match_settings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.match_settings TO clientele_engine;
