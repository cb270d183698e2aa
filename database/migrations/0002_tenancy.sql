-- Businesses, their places, the people who work for them, and what each business names for itself.
-- tenants and users are global: they hold no key into a tenant's tables.
CREATE TABLE clientele.tenants (
  id uuid PRIMARY KEY,
  slug text NOT NULL CONSTRAINT tenants_slug_key UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  time_zone text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  language text NOT NULL DEFAULT 'en',
  accent text NOT NULL DEFAULT '#1f6f5c' CHECK (accent ~ '^#[0-9a-f]{6}$'),
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE clientele.users (
  id uuid PRIMARY KEY,
  email text NOT NULL CONSTRAINT users_email_key UNIQUE CHECK (email = lower(email)),
  name text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT 'en',
  -- Where this person works. A directory only: what they are there is said by staff, and nothing else.
  tenant_ids uuid[] NOT NULL DEFAULT '{}',
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

-- Random keys of each tenant, wrapped by the master key: one for its data, one for its look-up hashes.
CREATE TABLE clientele.tenant_keys (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  version integer NOT NULL,
  master_key_id text NOT NULL,
  data_key bytea NOT NULL,
  hmac_key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, version)
);

CREATE TABLE clientele.locations (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  address text NOT NULL DEFAULT '',
  time_zone text NOT NULL,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT locations_name_key UNIQUE (tenant_id, name)
);

CREATE TABLE clientele.staff (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  user_id uuid NOT NULL REFERENCES clientele.users (id),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'consultant', 'sales', 'support')),
  joined_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);

-- sealed is the token, encrypted, until the mail that carries it has gone.
CREATE TABLE clientele.invitations (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'consultant', 'sales', 'support')),
  token_hash bytea NOT NULL,
  sealed bytea,
  invited_by uuid REFERENCES clientele.users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT invitations_token_key UNIQUE (tenant_id, token_hash)
);

CREATE UNIQUE INDEX invitations_open_key ON clientele.invitations (tenant_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE TABLE clientele.tags (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  color text NOT NULL DEFAULT 'grey',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX tags_name_key ON clientele.tags (tenant_id, lower(name));

CREATE TABLE clientele.custom_fields (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'yes_no', 'choice')),
  choices text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT custom_fields_key_key UNIQUE (tenant_id, key)
);

-- What files are called and where they are; the bytes lie behind the file port, under their own hash.
CREATE TABLE clientele.files (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  purpose text NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
