-- Pairs of customers who may be one, as a job found them comparing customers with each other; the lower id first. Derived,
-- and made again by the next search: so without keys into customers, and read only where both are there. rank orders them,
-- the likeliest lowest.
CREATE TABLE clientele.duplicates (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  customer_id uuid NOT NULL,
  other_id uuid NOT NULL CHECK (customer_id < other_id),
  probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
  prior double precision NOT NULL,
  why jsonb NOT NULL,
  model text NOT NULL,
  rank integer NOT NULL,
  found_at timestamptz NOT NULL,
  -- What staff said of it; until the next search takes it out.
  answer text CHECK (answer IN ('merge', 'reject', 'never')),
  merge_id uuid,
  answered_by uuid,
  answered_at timestamptz,
  PRIMARY KEY (tenant_id, customer_id, other_id)
);

CREATE INDEX duplicates_rank_idx ON clientele.duplicates (tenant_id, rank, customer_id, other_id) WHERE answer IS NULL;

CREATE INDEX duplicates_other_idx ON clientele.duplicates (tenant_id, other_id);

-- How far a business's search is: it goes over customers by id, from the mark on. since: whoever changed no later was
-- compared by an earlier search; null for the first one, and after the model changed.
CREATE TABLE clientele.duplicate_searches (
  tenant_id uuid NOT NULL PRIMARY KEY REFERENCES clientele.tenants (id),
  begun_at timestamptz NOT NULL,
  since timestamptz,
  model text NOT NULL,
  mark uuid,
  compared integer NOT NULL DEFAULT 0,
  ended_at timestamptz
);

ALTER TABLE clientele.duplicates ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.duplicates FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.duplicates TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.duplicates TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.duplicates TO clientele_app;

CREATE POLICY engine ON clientele.duplicates TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.duplicates TO clientele_engine;

ALTER TABLE clientele.duplicate_searches ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.duplicate_searches FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.duplicate_searches TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.duplicate_searches TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.duplicate_searches TO clientele_app;

CREATE POLICY engine ON clientele.duplicate_searches TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.duplicate_searches TO clientele_engine;
