-- Cases in which staff decide: the profile has a customer of its own meanwhile.
CREATE TABLE clientele.reviews (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  profile_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'settled')),
  reason text NOT NULL CHECK (reason IN ('unsure', 'tie', 'uncorroborated', 'household', 'contradiction', 'resembles')),
  model text NOT NULL,
  prior double precision NOT NULL,
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE UNIQUE INDEX reviews_open_key ON clientele.reviews (tenant_id, profile_id) WHERE state = 'open';

CREATE INDEX reviews_state_idx ON clientele.reviews (tenant_id, state, id);

CREATE INDEX reviews_customer_idx ON clientele.reviews (tenant_id, customer_id) WHERE state = 'open';

-- Whom the profile may be; why as in links.
CREATE TABLE clientele.review_candidates (
  tenant_id uuid NOT NULL,
  review_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
  why jsonb NOT NULL,
  PRIMARY KEY (tenant_id, review_id, customer_id),
  FOREIGN KEY (tenant_id, review_id) REFERENCES clientele.reviews (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX review_candidates_customer_idx ON clientele.review_candidates (tenant_id, customer_id);

-- Pairs that staff said are two people, the lower id first. Not proposed again until the data of one changes:
-- fingerprint is a hash of both as they were.
CREATE TABLE clientele.rejections (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  other_id uuid NOT NULL,
  fingerprint bigint NOT NULL,
  rejected_by uuid,
  rejected_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, other_id),
  CHECK (customer_id < other_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, other_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX rejections_other_idx ON clientele.rejections (tenant_id, other_id);
