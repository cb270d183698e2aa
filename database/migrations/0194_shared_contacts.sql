-- Values that say nothing about a person here: staff said so, or they were found with several distinct people.
ALTER TABLE clientele.blocked_values DROP CONSTRAINT blocked_values_kind_check;

ALTER TABLE clientele.blocked_values ADD CONSTRAINT blocked_values_kind_check CHECK (kind IN ('email', 'phone', 'address')) NOT VALID;

ALTER TABLE clientele.blocked_values VALIDATE CONSTRAINT blocked_values_kind_check;

-- With so many distinct people it was found; null where staff named it.
ALTER TABLE clientele.blocked_values ADD COLUMN found_with integer;

-- Links that leaned on it are looked at again, up to here; null until that begins, and examined_at when it is over.
ALTER TABLE clientele.blocked_values ADD COLUMN examined_to uuid;

ALTER TABLE clientele.blocked_values ADD COLUMN examined_at timestamptz;

GRANT UPDATE, INSERT, DELETE ON clientele.blocked_values TO clientele_engine;

-- Values that staff let count although several people have them: never found to be shared again.
CREATE TABLE clientele.trusted_values (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  kind text NOT NULL CHECK (kind IN ('email', 'phone', 'address')),
  key text NOT NULL,
  reason text NOT NULL DEFAULT '',
  trusted_by uuid,
  trusted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, key)
);

ALTER TABLE clientele.trusted_values ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.trusted_values FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.trusted_values TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.trusted_values TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.trusted_values TO clientele_app;

CREATE POLICY engine ON clientele.trusted_values TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.trusted_values TO clientele_engine;
