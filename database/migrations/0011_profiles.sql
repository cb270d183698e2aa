-- Profiles: what came in from one source about one person, as it was written. Links: which customer each leads to.
CREATE TABLE clientele.profiles (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  outside_id text,
  -- Hash of what was written, for profiles whose source gives no id but whose contact tells them apart.
  fingerprint bigint,
  person jsonb NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX profiles_outside_key ON clientele.profiles (tenant_id, source, outside_id)
  WHERE outside_id IS NOT NULL;

CREATE UNIQUE INDEX profiles_fingerprint_key ON clientele.profiles (tenant_id, source, fingerprint)
  WHERE outside_id IS NULL AND fingerprint IS NOT NULL;

-- why: fields, levels and weights of the evidence, no values; those are read live from profile and customer.
CREATE TABLE clientele.links (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  profile_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('staff', 'verified', 'automatic', 'new')),
  probability double precision CHECK (probability BETWEEN 0 AND 1),
  prior double precision,
  why jsonb,
  model text,
  linked_at timestamptz NOT NULL,
  linked_by uuid,
  last_verified_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_why text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE UNIQUE INDEX links_open_key ON clientele.links (tenant_id, profile_id) WHERE ended_at IS NULL;

CREATE INDEX links_customer_idx ON clientele.links (tenant_id, customer_id);
