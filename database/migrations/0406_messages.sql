-- What a business sends: how it wants to, its own words, and the outbox, which is the log too: no row is lost between two.
CREATE TABLE clientele.message_settings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  sender_name text CHECK (length(sender_name) BETWEEN 1 AND 120),
  reply_to text CHECK (length(reply_to) <= 254),
  -- Minutes of the reader's day in which nothing goes that can wait; from after to: over midnight.
  quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 1439),
  -- How long before a booking it is reminded of.
  reminder_minutes integer[] NOT NULL CHECK (array_length(reminder_minutes, 1) <= 5),
  -- How long after it somebody asks how it was.
  follow_up_minutes integer CHECK (follow_up_minutes BETWEEN 0 AND 43200),
  staff_notices boolean NOT NULL,
  per_minute integer NOT NULL CHECK (per_minute BETWEEN 1 AND 6000),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id),
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- A version once saved never changes, but for whether it is the one in force.
CREATE TABLE clientele.message_templates (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  type text NOT NULL CHECK (length(type) <= 60),
  channel text NOT NULL CHECK (channel IN ('email')),
  language text NOT NULL CHECK (length(language) <= 8),
  version integer NOT NULL CHECK (version > 0),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  -- MJML, and what is made of it; both with Liquid.
  body text NOT NULL CHECK (length(body) <= 60000),
  plain text NOT NULL CHECK (length(plain) <= 20000),
  compiled text NOT NULL,
  is_active boolean NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT message_templates_version_key UNIQUE (tenant_id, type, channel, language, version)
);

CREATE UNIQUE INDEX message_templates_active_key ON clientele.message_templates (tenant_id, type, channel, language) WHERE is_active;

CREATE TABLE clientele.messages (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  type text NOT NULL CHECK (length(type) <= 60),
  channel text NOT NULL CHECK (channel IN ('email')),
  purpose text NOT NULL CHECK (purpose IN ('transactional', 'reminders', 'feedback', 'offers', 'staff')),
  customer_id uuid,
  user_id uuid,
  -- Where it went to, once that is known.
  address text CHECK (length(address) <= 320),
  language text NOT NULL CHECK (length(language) <= 8),
  -- What it is about: the room that put it here knows it by its id.
  subject_kind text NOT NULL CHECK (length(subject_kind) <= 40),
  subject_id uuid NOT NULL,
  occasion text NOT NULL CHECK (length(occasion) BETWEEN 1 AND 100),
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'uncertain', 'skipped')),
  -- Of what was skipped or failed: why, as a code.
  why text CHECK (length(why) <= 60),
  send_at timestamptz NOT NULL,
  next_at timestamptz,
  attempts smallint NOT NULL DEFAULT 0,
  -- The job that has it in hand.
  claim uuid,
  claimed_at timestamptz,
  -- The message that carried this one along with others.
  sent_with uuid,
  provider text CHECK (length(provider) <= 40),
  answer text CHECK (length(answer) <= 500),
  template_id uuid,
  rendered_at timestamptz,
  sent_subject text,
  sent_text text,
  sent_html text,
  sent_calendar jsonb,
  sent_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (num_nonnulls(customer_id, user_id) = 1),
  CHECK ((state = 'queued') = (next_at IS NOT NULL)),
  CHECK ((state = 'sending') = (claim IS NOT NULL)),
  CHECK ((claim IS NULL) = (claimed_at IS NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, template_id) REFERENCES clientele.message_templates (tenant_id, id)
);

-- Nobody is told the same twice, however often it is put here.
CREATE UNIQUE INDEX messages_occasion_key ON clientele.messages (tenant_id, subject_id, type, (coalesce(customer_id, user_id)), occasion);

CREATE INDEX messages_due_idx ON clientele.messages (tenant_id, next_at) WHERE state = 'queued';

CREATE INDEX messages_sending_idx ON clientele.messages (tenant_id, claimed_at) WHERE state = 'sending';

CREATE INDEX messages_customer_idx ON clientele.messages (tenant_id, customer_id, id) WHERE customer_id IS NOT NULL;

CREATE INDEX messages_user_due_idx ON clientele.messages (tenant_id, user_id, next_at) WHERE state = 'queued' AND user_id IS NOT NULL;

CREATE INDEX messages_with_idx ON clientele.messages (tenant_id, sent_with) WHERE sent_with IS NOT NULL;

CREATE INDEX messages_template_idx ON clientele.messages (tenant_id, template_id) WHERE template_id IS NOT NULL;

CREATE INDEX messages_bad_idx ON clientele.messages (tenant_id, id) WHERE state IN ('failed', 'uncertain');

CREATE INDEX messages_bodies_idx ON clientele.messages (tenant_id, created_at) WHERE sent_html IS NOT NULL;

-- Addresses that nothing is sent to. Hashed under the business's own key: it must outlive whoever had the address.
CREATE TABLE clientele.suppressions (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email')),
  address_hash bytea NOT NULL,
  why text NOT NULL CHECK (why IN ('bounce', 'staff')),
  said_by uuid,
  said_at timestamptz NOT NULL,
  lifted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX suppressions_address_key ON clientele.suppressions (tenant_id, channel, address_hash) WHERE lifted_at IS NULL;

-- How many more messages a provider may be handed now; it fills again with time.
CREATE TABLE clientele.send_buckets (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  provider text NOT NULL CHECK (length(provider) <= 40),
  tokens double precision NOT NULL CHECK (tokens >= 0),
  filled_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, provider)
);

-- What is said of being written to can be said by the link in a message, too, and with a booking.
ALTER TABLE clientele.consents DROP CONSTRAINT consents_source_check;

ALTER TABLE clientele.consents ADD CONSTRAINT consents_source_check CHECK (source IN ('portal', 'spoken', 'paper', 'written', 'outside', 'import', 'link', 'booking')) NOT VALID;

ALTER TABLE clientele.consents VALIDATE CONSTRAINT consents_source_check;

ALTER TABLE clientele.message_settings ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.message_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.message_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.message_settings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.message_settings TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.message_settings TO clientele_app;

CREATE POLICY engine ON clientele.message_settings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.message_settings TO clientele_engine;

ALTER TABLE clientele.message_templates ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.message_templates ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.message_templates FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.message_templates TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.message_templates TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.message_templates TO clientele_app;

CREATE POLICY engine ON clientele.message_templates TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.message_templates TO clientele_engine;

ALTER TABLE clientele.messages ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.messages FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.messages TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.messages TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.messages TO clientele_app;

CREATE POLICY engine ON clientele.messages TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.messages TO clientele_engine;

ALTER TABLE clientele.suppressions ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.suppressions ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.suppressions FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.suppressions TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.suppressions TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.suppressions TO clientele_app;

CREATE POLICY engine ON clientele.suppressions TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.suppressions TO clientele_engine;

ALTER TABLE clientele.send_buckets ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.send_buckets ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.send_buckets FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.send_buckets TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.send_buckets TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.send_buckets TO clientele_app;

CREATE POLICY engine ON clientele.send_buckets TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.send_buckets TO clientele_engine;
