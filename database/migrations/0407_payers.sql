-- Whom the provider knows for which customer of ours. It is told no name and no address: only that there is somebody.
CREATE TABLE clientele.payers (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  provider text NOT NULL CHECK (provider IN ('stripe')),
  -- The business's account at which they are known; keys of another know nothing of them.
  account_ref text NOT NULL CHECK (length(account_ref) <= 100),
  provider_customer text CHECK (length(provider_customer) <= 255),
  -- Since when the provider is to forget them.
  forget_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  CONSTRAINT payers_customer_key UNIQUE (tenant_id, customer_id, provider)
);

-- A card that somebody saves for later, for what it was asked: begun, noted and looked up as payments are.
CREATE TABLE clientele.saved_cards (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  payer_id uuid NOT NULL,
  account_ref text NOT NULL CHECK (length(account_ref) <= 100),
  subject_kind text NOT NULL CHECK (subject_kind IN ('booking', 'package')),
  subject_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('new', 'waiting', 'processing', 'saved', 'failed', 'cancelled', 'uncertain', 'removed')),
  provider_ref text CHECK (length(provider_ref) <= 255),
  provider_method text CHECK (length(provider_method) <= 255),
  -- By which its holder knows it.
  brand text CHECK (length(brand) <= 40),
  last4 text CHECK (last4 ~ '^[0-9]{4}$'),
  fault_code text CHECK (length(fault_code) <= 100),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payer_id) REFERENCES clientele.payers (tenant_id, id),
  CONSTRAINT saved_cards_provider_key UNIQUE (tenant_id, provider_ref),
  CHECK ((state = 'saved') = (provider_method IS NOT NULL))
);

-- One card at a time is being saved for one thing.
CREATE UNIQUE INDEX saved_cards_open_key ON clientele.saved_cards (tenant_id, subject_id)
  WHERE state IN ('new', 'waiting', 'processing', 'uncertain');

CREATE INDEX saved_cards_subject_idx ON clientele.saved_cards (tenant_id, subject_id, id);

CREATE INDEX saved_cards_payer_idx ON clientele.saved_cards (tenant_id, payer_id, id);

CREATE INDEX saved_cards_unsettled_idx ON clientele.saved_cards (tenant_id, updated_at)
  WHERE state IN ('new', 'waiting', 'processing', 'uncertain');

-- The saved card that is charged, where its holder is not there to be asked.
ALTER TABLE clientele.payments ADD COLUMN card_id uuid;

ALTER TABLE clientele.payments ADD CONSTRAINT payments_card_fkey FOREIGN KEY (tenant_id, card_id) REFERENCES clientele.saved_cards (tenant_id, id);

CREATE INDEX payments_card_idx ON clientele.payments (tenant_id, card_id) WHERE card_id IS NOT NULL;

ALTER TABLE clientele.payers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.payers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.payers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.payers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.payers TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.payers TO clientele_app;

CREATE POLICY engine ON clientele.payers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.payers TO clientele_engine;

ALTER TABLE clientele.saved_cards ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.saved_cards ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.saved_cards FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.saved_cards TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.saved_cards TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.saved_cards TO clientele_app;

CREATE POLICY engine ON clientele.saved_cards TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.saved_cards TO clientele_engine;
