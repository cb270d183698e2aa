-- A workbook's sheet is written out as text once, and everything after is the same as with a text file. The workbook stays
-- beside it, so that another of its sheets can be chosen.
ALTER TABLE clientele.imports ADD COLUMN workbook_id uuid;

ALTER TABLE clientele.imports ADD COLUMN sheet text;

ALTER TABLE clientele.imports ADD COLUMN sheets text[] NOT NULL DEFAULT '{}';

ALTER TABLE clientele.imports ADD CONSTRAINT imports_workbook_fkey FOREIGN KEY (tenant_id, workbook_id)
  REFERENCES clientele.files (tenant_id, id);

-- What the columns of a file were, for the next file with the same heading.
CREATE TABLE clientele.import_mappings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  headings_hash bytea NOT NULL,
  mapping jsonb NOT NULL,
  date_order text NOT NULL CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
  source text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_mappings_headings_key UNIQUE (tenant_id, headings_hash)
);

ALTER TABLE clientele.import_mappings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.import_mappings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.import_mappings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.import_mappings TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.import_mappings TO clientele_app;
