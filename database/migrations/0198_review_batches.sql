-- Many cases answered at once, as one act that can be taken back. A job works it case by case, by id, from the mark on.
CREATE TABLE clientele.review_batches (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  answer text NOT NULL CHECK (answer IN ('accept', 'reject')),
  -- Cases named one by one, or by why they are cases and how likely the candidate is.
  which jsonb NOT NULL,
  why text,
  cases integer NOT NULL,
  answered integer NOT NULL DEFAULT 0,
  -- Left out: somebody else was faster, or there was nothing left to decide.
  left_out integer NOT NULL DEFAULT 0,
  mark uuid,
  created_kind text NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);

ALTER TABLE clientele.review_batches ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.review_batches FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.review_batches TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.review_batches TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.review_batches TO clientele_app;

CREATE POLICY engine ON clientele.review_batches TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.review_batches TO clientele_engine;
