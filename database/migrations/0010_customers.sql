-- Customers and what leads to them. A customer's row holds the live values, each with its source; nothing about a
-- customer is copied anywhere else, and what is derived from it (0012) can be made again at any time.
CREATE TABLE clientele.customers (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  given_name text,
  family_name text,
  full_name text,
  company text,
  name text NOT NULL GENERATED ALWAYS AS (
    coalesce(full_name, nullif(btrim(coalesce(given_name, '') || ' ' || coalesce(family_name, '')), ''), company, '')
  ) STORED,
  birth_date date,
  language text,
  note text,
  sources jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  merged_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);

-- E-mail addresses and telephone numbers. Several customers may share one: a family's phone, a reception's address.
-- value is shown and sent to, raw is what was written, key is what is compared. The id is for callers and needs no index:
-- it is only ever looked up among one customer's.
CREATE TABLE clientele.identifiers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('email', 'phone')),
  key text NOT NULL,
  value text NOT NULL,
  raw text NOT NULL,
  generic boolean NOT NULL,
  is_primary boolean NOT NULL,
  verified_at timestamptz,
  source text NOT NULL,
  profile_id uuid,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, kind, key),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX identifiers_key_idx ON clientele.identifiers (tenant_id, kind, key);

CREATE UNIQUE INDEX identifiers_primary_key ON clientele.identifiers (tenant_id, customer_id, kind) WHERE is_primary;

CREATE TABLE clientele.addresses (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  key text NOT NULL,
  line1 text NOT NULL DEFAULT '',
  line2 text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  postcode text NOT NULL DEFAULT '',
  country text NOT NULL DEFAULT '',
  is_primary boolean NOT NULL,
  source text NOT NULL,
  profile_id uuid,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, key),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE TABLE clientele.customer_tags (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  tagged_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, tag_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, tag_id) REFERENCES clientele.tags (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX customer_tags_tag_idx ON clientele.customer_tags (tenant_id, tag_id, customer_id);

-- Values of the fields a business named for itself, as text in the form that the field's kind has.
CREATE TABLE clientele.customer_values (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  field_id uuid NOT NULL,
  value text NOT NULL,
  source text NOT NULL,
  user_id uuid,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, customer_id, field_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, field_id) REFERENCES clientele.custom_fields (tenant_id, id)
);

-- The hash by which an earlier system named a customer: md5 of lower-cased name, two colons, phone digits. It changes
-- with the name, so it is kept with its history and only ever read, never a key.
CREATE TABLE clientele.legacy_aliases (
  tenant_id uuid NOT NULL,
  alias text NOT NULL,
  customer_id uuid NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (tenant_id, alias, customer_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX legacy_aliases_customer_idx ON clientele.legacy_aliases (tenant_id, customer_id);

-- Which customer became part of which. What never changes (events, ledgers) keeps the old id and is read through this.
CREATE TABLE clientele.lineage (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  survivor_id uuid NOT NULL CHECK (survivor_id <> customer_id),
  merged_at timestamptz NOT NULL,
  merged_by uuid,
  undone_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, survivor_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE UNIQUE INDEX lineage_open_key ON clientele.lineage (tenant_id, customer_id) WHERE undone_at IS NULL;

CREATE INDEX lineage_survivor_idx ON clientele.lineage (tenant_id, survivor_id) WHERE undone_at IS NULL;
