-- Credentials: sessions, one-time codes and counters are global, because they are looked up before the tenant is known.
-- Only hashes of tokens and codes are kept.
CREATE TABLE clientele.sessions (
  token_hash bytea PRIMARY KEY,
  id uuid NOT NULL CONSTRAINT sessions_id_key UNIQUE,
  face text NOT NULL CHECK (face IN ('staff', 'portal')),
  user_id uuid REFERENCES clientele.users (id),
  tenant_id uuid REFERENCES clientele.tenants (id),
  profile_id uuid,
  second_factor_at timestamptz,
  address text,
  agent text,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT sessions_subject_check CHECK (
    (face = 'staff' AND user_id IS NOT NULL AND profile_id IS NULL)
    OR (face = 'portal' AND user_id IS NULL AND tenant_id IS NOT NULL AND profile_id IS NOT NULL))
);

CREATE INDEX sessions_user_idx ON clientele.sessions (user_id) WHERE user_id IS NOT NULL;

CREATE INDEX sessions_profile_idx ON clientele.sessions (tenant_id, profile_id) WHERE profile_id IS NOT NULL;

CREATE INDEX sessions_expires_idx ON clientele.sessions (expires_at);

-- One code an address (of one face, at one business): a new one takes the place of the old, which is void with that.
-- sealed is the address with the code, encrypted, until the mail that carries them has gone.
CREATE TABLE clientele.sign_in_codes (
  address_hash bytea PRIMARY KEY,
  id uuid NOT NULL CONSTRAINT sign_in_codes_id_key UNIQUE,
  face text NOT NULL CHECK (face IN ('staff', 'portal')),
  tenant_id uuid REFERENCES clientele.tenants (id),
  code_hash bytea NOT NULL,
  sealed bytea,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX sign_in_codes_expires_idx ON clientele.sign_in_codes (expires_at);

-- Authenticators of people: the secret is sealed; it counts once confirmed, and every step of time only once.
CREATE TABLE clientele.second_factors (
  user_id uuid PRIMARY KEY REFERENCES clientele.users (id),
  secret bytea NOT NULL,
  confirmed_at timestamptz,
  last_step bigint,
  created_at timestamptz NOT NULL
);

-- One-time links by which a first owner sets up a business.
CREATE TABLE clientele.owner_links (
  token_hash bytea PRIMARY KEY,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE clientele.api_keys (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  token_hash bytea NOT NULL,
  hint text NOT NULL,
  acts text[] NOT NULL,
  created_by uuid REFERENCES clientele.users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT api_keys_token_key UNIQUE (tenant_id, token_hash)
);

-- Counters of attempts, by a hash of what is limited and the window it falls in.
CREATE TABLE clientele.attempts (
  subject bytea NOT NULL,
  window_start timestamptz NOT NULL,
  taken integer NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (subject, window_start)
);

CREATE INDEX attempts_expires_idx ON clientele.attempts (expires_at);

-- Answers kept for repeated requests, for one day: scoped by credential, so that nobody meets another's answer.
CREATE TABLE clientele.idempotency_keys (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  credential uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash bytea NOT NULL,
  status integer,
  reply jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, credential, key)
);

CREATE INDEX idempotency_keys_created_idx ON clientele.idempotency_keys (tenant_id, created_at);

-- Mail of the built-in mailbox: only where the demo is allowed.
CREATE TABLE clientele.mailbox (
  id uuid PRIMARY KEY,
  sender text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  received_at timestamptz NOT NULL
);

CREATE INDEX mailbox_received_idx ON clientele.mailbox (received_at DESC);
