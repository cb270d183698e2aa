-- Files of people: what each column is, how far the work has come, and what became of every row.
CREATE TABLE clientele.imports (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'checked', 'running', 'done', 'cancelling', 'cancelled',
    'failed', 'undoing', 'undone')),
  file_id uuid NOT NULL,
  source text NOT NULL,
  encoding text NOT NULL,
  delimiter text NOT NULL,
  columns jsonb NOT NULL,
  mapping jsonb,
  date_order text NOT NULL CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
  rows_total integer,
  check_counts jsonb,
  rows_read integer NOT NULL DEFAULT 0,
  rows_faulty integer NOT NULL DEFAULT 0,
  rows_linked integer NOT NULL DEFAULT 0,
  rows_review integer NOT NULL DEFAULT 0,
  rows_new integer NOT NULL DEFAULT 0,
  rows_unchanged integer NOT NULL DEFAULT 0,
  done_bytes bigint NOT NULL DEFAULT 0,
  failure text,
  started_by uuid,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES clientele.files (tenant_id, id)
);

-- One row of a file that was taken: which profile it became, and what that profile said before, so that it can be taken back.
CREATE TABLE clientele.import_rows (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  profile_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('link', 'review', 'new', 'unchanged')),
  before jsonb,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES clientele.imports (tenant_id, id)
);

CREATE TABLE clientele.import_faults (
  tenant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  position integer NOT NULL,
  heading text,
  value text,
  message text NOT NULL,
  PRIMARY KEY (tenant_id, import_id, line, position),
  FOREIGN KEY (tenant_id, import_id) REFERENCES clientele.imports (tenant_id, id)
);

ALTER TABLE clientele.imports ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.imports FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.imports TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.imports TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.imports TO clientele_app;

CREATE POLICY engine ON clientele.imports TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.imports TO clientele_engine;

ALTER TABLE clientele.import_rows ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.import_rows FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.import_rows TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.import_rows TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.import_rows TO clientele_app;

CREATE POLICY engine ON clientele.import_rows TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.import_rows TO clientele_engine;

ALTER TABLE clientele.import_faults ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.import_faults FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.import_faults TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.import_faults TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.import_faults TO clientele_app;

CREATE POLICY engine ON clientele.import_faults TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.import_faults TO clientele_engine;
