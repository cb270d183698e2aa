-- Tags that a file names and the business does not have: whether the plan says to make them, whether whoever started the
-- import may, and what the dry run met of them.
ALTER TABLE clientele.imports ADD COLUMN make_tags boolean NOT NULL DEFAULT false;

ALTER TABLE clientele.imports ADD COLUMN makes_tags boolean NOT NULL DEFAULT false;

ALTER TABLE clientele.imports ADD COLUMN new_tags jsonb;

ALTER TABLE clientele.import_mappings ADD COLUMN make_tags boolean NOT NULL DEFAULT false;

-- Tags that an import made, under the name that it made them with: its undo takes back those that nothing else uses.
CREATE TABLE clientele.import_tags (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (tenant_id, import_id, tag_id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES clientele.imports (tenant_id, id),
  FOREIGN KEY (tenant_id, tag_id) REFERENCES clientele.tags (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX import_tags_tag_idx ON clientele.import_tags (tenant_id, tag_id);

ALTER TABLE clientele.import_tags ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.import_tags ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.import_tags FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.import_tags TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.import_tags TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.import_tags TO clientele_app;

CREATE POLICY engine ON clientele.import_tags TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT ON clientele.import_tags TO clientele_engine;

GRANT INSERT, DELETE ON clientele.tags TO clientele_engine;
