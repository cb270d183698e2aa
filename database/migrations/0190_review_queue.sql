-- The queue in which staff decide cases, and their answers.

-- A case's place is a moment, the earliest first: when it came, put earlier by what its answer would tell. So nothing that
-- comes later overtakes it for ever. Null, as earlier versions leave it: when it came.
ALTER TABLE clientele.reviews ADD COLUMN rank_at timestamptz;

-- Put back by staff until then.
ALTER TABLE clientele.reviews ADD COLUMN due_at timestamptz;

-- What staff said of one candidate, where the case goes on with the others.
ALTER TABLE clientele.review_candidates ADD COLUMN answer text CHECK (answer IN ('reject', 'never'));

-- Without a fingerprint a pair is never proposed again, whatever comes.
ALTER TABLE clientele.rejections ALTER COLUMN fingerprint DROP NOT NULL;

-- Every answer to a case, with what taking it back needs: ids of the merge and the links that it made.
CREATE TABLE clientele.review_answers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  review_id uuid NOT NULL,
  -- Where the profile stood when it was answered, and whom the answer is about; none where the case was put back.
  customer_id uuid NOT NULL,
  candidate_id uuid,
  answer text NOT NULL CHECK (answer IN ('accept', 'reject', 'never', 'later')),
  why text,
  batch_id uuid,
  made jsonb NOT NULL DEFAULT '{}',
  answered_by uuid,
  answered_at timestamptz NOT NULL,
  undone_by uuid,
  undone_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, review_id) REFERENCES clientele.reviews (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX review_answers_review_idx ON clientele.review_answers (tenant_id, review_id, id);

CREATE INDEX review_answers_batch_idx ON clientele.review_answers (tenant_id, batch_id, id) WHERE batch_id IS NOT NULL;

-- What staff's answers teach: of a pair, whether it is one person, and how far its fields agreed when they said so. Levels
-- only; no value of anybody is copied. Ids are those of then, and read through the lineage.
CREATE TABLE clientele.match_labels (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  -- The answer that it comes from, with which it goes when that is taken back; none where two customers were compared.
  answer_id uuid,
  profile_id uuid,
  customer_id uuid NOT NULL,
  other_id uuid NOT NULL,
  same boolean NOT NULL,
  levels jsonb NOT NULL,
  probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
  model text NOT NULL,
  labelled_by uuid,
  labelled_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, answer_id) REFERENCES clientele.review_answers (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX match_labels_pair_idx ON clientele.match_labels (tenant_id, customer_id, other_id);

CREATE INDEX match_labels_answer_idx ON clientele.match_labels (tenant_id, answer_id);

ALTER TABLE clientele.review_answers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.review_answers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.review_answers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.review_answers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.review_answers TO clientele_app;

CREATE POLICY engine ON clientele.review_answers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.review_answers TO clientele_engine;

ALTER TABLE clientele.match_labels ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_labels FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_labels TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_labels TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.match_labels TO clientele_app;

CREATE POLICY engine ON clientele.match_labels TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.match_labels TO clientele_engine;
