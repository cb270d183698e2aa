-- What is paid. A payment is for a subject, a booking or a package, by its id: what that is, the rooms above know.
-- With whom a business takes cards. Keys go in and never come out: they are sealed under the business's own key.
CREATE TABLE clientele.payment_accounts (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  provider text NOT NULL CHECK (provider IN ('stripe')),
  mode text NOT NULL CHECK (mode IN ('live', 'test', 'twin')),
  account_ref text NOT NULL CHECK (length(account_ref) <= 100),
  account_name text NOT NULL CHECK (length(account_name) <= 200),
  public_key text NOT NULL CHECK (length(public_key) <= 200),
  sealed_key bytea NOT NULL,
  sealed_webhook_secret bytea NOT NULL,
  -- The secret before the last connection still counts for notices that are on their way.
  former_webhook_secret bytea,
  former_until timestamptz,
  connected_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id),
  CHECK ((former_webhook_secret IS NULL) = (former_until IS NULL))
);

CREATE TABLE clientele.payments (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('booking', 'package')),
  subject_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'deposit', 'rest', 'no_show')),
  way text NOT NULL CHECK (way IN ('stripe', 'cash', 'card_on_site', 'transfer', 'other', 'waived')),
  -- Paid in earnest, or by a test key: that is no revenue.
  is_test boolean NOT NULL DEFAULT false,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- `refunded`: all of it went back.
  state text NOT NULL CHECK (state IN ('new', 'waiting', 'processing', 'paid', 'refunded', 'failed', 'cancelled', 'uncertain')),
  provider_ref text CHECK (length(provider_ref) <= 255),
  fault_code text CHECK (length(fault_code) <= 100),
  -- Number of a slip or a transfer, as staff read it off.
  reference text CHECK (reference ~ '^[A-Za-z0-9 ./#-]{1,60}$'),
  taken_by uuid,
  paid_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT payments_provider_key UNIQUE (tenant_id, provider_ref),
  CHECK ((state IN ('paid', 'refunded')) = (paid_at IS NOT NULL)),
  CHECK (way = 'stripe' OR state IN ('paid', 'refunded'))
);

-- One payment of a kind at a time may still be paid.
CREATE UNIQUE INDEX payments_open_key ON clientele.payments (tenant_id, subject_id, kind)
  WHERE state IN ('new', 'waiting', 'processing', 'uncertain');

CREATE INDEX payments_subject_idx ON clientele.payments (tenant_id, subject_id, id);

CREATE INDEX payments_paid_idx ON clientele.payments (tenant_id, paid_at) WHERE paid_at IS NOT NULL;

CREATE INDEX payments_unsettled_idx ON clientele.payments (tenant_id, updated_at)
  WHERE state IN ('new', 'waiting', 'processing', 'uncertain');

CREATE TABLE clientele.refunds (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  -- `elsewhere`: made in the provider's own pages.
  why text NOT NULL CHECK (why IN ('staff', 'policy', 'lapsed_hold', 'double', 'cancelled_by_us', 'elsewhere')),
  state text NOT NULL CHECK (state IN ('new', 'waiting', 'done', 'failed', 'uncertain')),
  provider_ref text CHECK (length(provider_ref) <= 255),
  fault_code text CHECK (length(fault_code) <= 100),
  asked_by uuid,
  done_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES clientele.payments (tenant_id, id),
  CONSTRAINT refunds_provider_key UNIQUE (tenant_id, provider_ref),
  CHECK ((state = 'done') = (done_at IS NOT NULL))
);

CREATE INDEX refunds_payment_idx ON clientele.refunds (tenant_id, payment_id, id);

CREATE INDEX refunds_done_idx ON clientele.refunds (tenant_id, done_at) WHERE done_at IS NOT NULL;

CREATE INDEX refunds_unsettled_idx ON clientele.refunds (tenant_id, updated_at) WHERE state IN ('new', 'waiting', 'uncertain');

-- What was paid for a hold that had run out goes back once.
CREATE UNIQUE INDEX refunds_lapsed_key ON clientele.refunds (tenant_id, payment_id) WHERE why = 'lapsed_hold' AND state <> 'failed';

-- That a notice of the provider came, so that a repetition is known. What it says is not believed and not kept.
CREATE TABLE clientele.payment_notices (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  provider text NOT NULL CHECK (provider IN ('stripe')),
  provider_event text NOT NULL CHECK (length(provider_event) <= 255),
  event_type text NOT NULL CHECK (length(event_type) <= 100),
  object_ref text CHECK (length(object_ref) <= 255),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT payment_notices_event_key UNIQUE (tenant_id, provider, provider_event)
);

CREATE INDEX payment_notices_age_idx ON clientele.payment_notices (tenant_id, received_at);

ALTER TABLE clientele.payment_accounts ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.payment_accounts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.payment_accounts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.payment_accounts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.payment_accounts TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.payment_accounts TO clientele_app;

CREATE POLICY engine ON clientele.payment_accounts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.payment_accounts TO clientele_engine;

ALTER TABLE clientele.payments ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.payments ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.payments FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.payments TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.payments TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.payments TO clientele_app;

CREATE POLICY engine ON clientele.payments TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.payments TO clientele_engine;

ALTER TABLE clientele.refunds ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.refunds ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.refunds FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.refunds TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.refunds TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.refunds TO clientele_app;

CREATE POLICY engine ON clientele.refunds TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.refunds TO clientele_engine;

ALTER TABLE clientele.payment_notices ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.payment_notices ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.payment_notices FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.payment_notices TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.payment_notices TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.payment_notices TO clientele_app;
