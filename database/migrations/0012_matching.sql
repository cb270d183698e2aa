-- What recognising people needs: everything here is derived from customers, or set by the business.

-- Parameters by version, never changed once written, so that every old decision can be explained. A tenant without a
-- row uses the shipped ones.
CREATE TABLE clientele.match_models (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  version text NOT NULL,
  parameters jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (tenant_id, version)
);

CREATE UNIQUE INDEX match_models_active_key ON clientele.match_models (tenant_id) WHERE active;

-- How many customers a tenant has, near enough for the prior; counted is how many there were at the last full count.
CREATE TABLE clientele.match_statistics (
  tenant_id uuid NOT NULL PRIMARY KEY REFERENCES clientele.tenants (id),
  customers integer NOT NULL,
  counted integer NOT NULL,
  counted_at timestamptz NOT NULL
);

-- How many customers have a given name, family name or town; only what at least two share.
CREATE TABLE clientele.term_counts (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  field text NOT NULL CHECK (field IN ('given', 'family', 'place')),
  term text NOT NULL,
  customers integer NOT NULL,
  PRIMARY KEY (tenant_id, field, term)
);

-- Values that say nothing about a person here, such as the reception's own phone.
CREATE TABLE clientele.blocked_values (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  kind text NOT NULL CHECK (kind IN ('email', 'phone')),
  key text NOT NULL,
  reason text NOT NULL DEFAULT '',
  blocked_by uuid,
  blocked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, key)
);

-- A customer prepared for comparing: plain data, read and scored in the program.
CREATE TABLE clientele.match_records (
  tenant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (tenant_id, customer_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

-- Blocking keys: 64 bits of an HMAC under the tenant's own secret. People who share one are worth comparing. About nine a
-- customer, so they carry no second index and no foreign key: a customer's keys follow from its record, and are found by
-- that; a key that leads to no record leads nowhere.
CREATE TABLE clientele.match_keys (
  tenant_id uuid NOT NULL,
  key bigint NOT NULL,
  customer_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, key, customer_id)
);
