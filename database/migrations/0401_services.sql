-- What can be booked.
CREATE TABLE clientele.services (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  short_description text NOT NULL DEFAULT '' CHECK (length(short_description) <= 500),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
  -- Language → name and descriptions in it.
  translations jsonb NOT NULL DEFAULT '{}',
  -- `immediate`: as soon as somebody is free, within so many minutes.
  booking_type text NOT NULL DEFAULT 'scheduled' CHECK (booking_type IN ('scheduled', 'immediate')),
  immediate_minutes integer NOT NULL DEFAULT 15 CHECK (immediate_minutes BETWEEN 1 AND 240),
  features text[] NOT NULL DEFAULT '{}' CHECK (cardinality(features) <= 30),
  prerequisites text[] NOT NULL DEFAULT '{}' CHECK (cardinality(prerequisites) <= 30),
  is_popular boolean NOT NULL DEFAULT false,
  -- Whether it is on the booking page; staff book it all the same.
  is_active boolean NOT NULL DEFAULT true,
  buffer_before integer NOT NULL DEFAULT 0 CHECK (buffer_before BETWEEN 0 AND 1440),
  buffer_after integer NOT NULL DEFAULT 0 CHECK (buffer_after BETWEEN 0 AND 1440),
  notice_minutes integer NOT NULL DEFAULT 0 CHECK (notice_minutes BETWEEN 0 AND 525600),
  window_days integer NOT NULL DEFAULT 60 CHECK (window_days BETWEEN 1 AND 730),
  grid_minutes integer NOT NULL DEFAULT 15 CHECK (grid_minutes BETWEEN 5 AND 1440),
  grid_from text NOT NULL DEFAULT 'midnight' CHECK (grid_from IN ('midnight', 'opening')),
  daily_cap integer CHECK (daily_cap > 0),
  -- The resource whose lanes are how many may be had at once.
  cap_resource_id uuid,
  -- Seats of one occurrence, joined by parties; null: a booking has it to itself.
  seats integer CHECK (seats BETWEEN 1 AND 10000),
  party_min smallint NOT NULL DEFAULT 1 CHECK (party_min >= 1),
  party_max smallint NOT NULL DEFAULT 1 CHECK (party_max BETWEEN 1 AND 1000),
  auto_confirm boolean NOT NULL DEFAULT true,
  pay text NOT NULL DEFAULT 'free' CHECK (pay IN ('free', 'full', 'deposit', 'on_site', 'card_on_file')),
  deposit_percent smallint CHECK (deposit_percent BETWEEN 1 AND 100),
  deposit_minor bigint CHECK (deposit_minor > 0),
  no_show_minor bigint CHECK (no_show_minor > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Prices are for each person of the party.
  is_per_person boolean NOT NULL DEFAULT false,
  -- Customers may move and cancel until so many hours before.
  change_hours integer NOT NULL DEFAULT 24 CHECK (change_hours BETWEEN 0 AND 8760),
  cancel_hours integer NOT NULL DEFAULT 24 CHECK (cancel_hours BETWEEN 0 AND 8760),
  -- What goes back on cancelling: [{ hoursBefore, percent }], the earliest first.
  refunds jsonb NOT NULL DEFAULT '[]',
  wants_follow_up boolean NOT NULL DEFAULT false,
  has_meeting boolean NOT NULL DEFAULT false,
  terms text NOT NULL DEFAULT '' CHECK (length(terms) <= 20000),
  terms_version integer NOT NULL DEFAULT 1,
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (party_max >= party_min),
  CHECK ((pay = 'deposit') = (num_nonnulls(deposit_percent, deposit_minor) = 1)),
  FOREIGN KEY (tenant_id, cap_resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE UNIQUE INDEX services_slug_key ON clientele.services (tenant_id, slug) WHERE archived_at IS NULL;

CREATE INDEX services_cap_resource_idx ON clientele.services (tenant_id, cap_resource_id) WHERE cap_resource_id IS NOT NULL;

-- Where a service is to be had; none: wherever its resources are.
CREATE TABLE clientele.service_locations (
  tenant_id uuid NOT NULL,
  service_id uuid NOT NULL,
  location_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, service_id, location_id),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id)
);

CREATE INDEX service_locations_location_idx ON clientele.service_locations (tenant_id, location_id);

-- How long it may be had, and what each costs: 1 to 5 hours, 50 or 80 minutes.
CREATE TABLE clientele.service_options (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 100),
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  position integer NOT NULL,
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id)
);

CREATE INDEX service_options_service_idx ON clientele.service_options (tenant_id, service_id, position);

-- Peak and off-peak. Of those that fit the local start the most particular stands: with a location before without, with an
-- option before without, then the last.
CREATE TABLE clientele.service_prices (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  option_id uuid,
  location_id uuid,
  -- 1 Monday to 7 Sunday; none: every day.
  weekdays smallint[] NOT NULL DEFAULT '{}' CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  from_minute smallint NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute smallint NOT NULL DEFAULT 1440,
  price_minor bigint CHECK (price_minor >= 0),
  -- Of the option's price.
  percent smallint CHECK (percent BETWEEN 0 AND 1000),
  position integer NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (to_minute > from_minute AND to_minute <= 1440),
  CHECK (num_nonnulls(price_minor, percent) = 1),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, option_id) REFERENCES clientele.service_options (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id)
);

CREATE INDEX service_prices_service_idx ON clientele.service_prices (tenant_id, service_id, position);

CREATE INDEX service_prices_option_idx ON clientele.service_prices (tenant_id, option_id) WHERE option_id IS NOT NULL;

CREATE INDEX service_prices_location_idx ON clientele.service_prices (tenant_id, location_id) WHERE location_id IS NOT NULL;

-- What a booking takes at once, each of a pool of its own: coach and bay.
CREATE TABLE clientele.service_needs (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  position smallint NOT NULL,
  label text NOT NULL DEFAULT '' CHECK (length(label) <= 60),
  quantity smallint NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 20),
  assignment text NOT NULL CHECK (assignment IN ('chosen', 'most_free', 'fewest', 'round_robin', 'collective')),
  -- Whether the customer says whom or which they want.
  choice text NOT NULL DEFAULT 'no' CHECK (choice IN ('no', 'may', 'must')),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT service_needs_position_key UNIQUE (tenant_id, service_id, position),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id)
);

CREATE TABLE clientele.need_resources (
  tenant_id uuid NOT NULL,
  need_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  weight smallint NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100),
  -- How often it had its turn, for round robin.
  turns bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, need_id, resource_id),
  FOREIGN KEY (tenant_id, need_id) REFERENCES clientele.service_needs (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE INDEX need_resources_resource_idx ON clientele.need_resources (tenant_id, resource_id);

-- What is asked of whoever books.
CREATE TABLE clientele.service_questions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  position smallint NOT NULL,
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 300),
  -- Language → label and choices in it.
  translations jsonb NOT NULL DEFAULT '{}',
  kind text NOT NULL CHECK (kind IN ('text', 'long_text', 'choice', 'choices', 'yes_no', 'number', 'phone', 'file')),
  choices text[] NOT NULL DEFAULT '{}' CHECK (cardinality(choices) <= 50),
  is_required boolean NOT NULL DEFAULT false,
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id)
);

CREATE INDEX service_questions_service_idx ON clientele.service_questions (tenant_id, service_id, position);

ALTER TABLE clientele.services ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.services ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.services FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.services TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.services FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.services FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.services FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.services TO clientele_app;

CREATE POLICY engine ON clientele.services TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.services TO clientele_engine;

ALTER TABLE clientele.service_locations ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.service_locations ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.service_locations FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.service_locations TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.service_locations FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.service_locations FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.service_locations FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, DELETE ON clientele.service_locations TO clientele_app;

CREATE POLICY engine ON clientele.service_locations TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.service_locations TO clientele_engine;

ALTER TABLE clientele.service_options ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.service_options ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.service_options FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.service_options TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.service_options FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.service_options FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.service_options FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.service_options TO clientele_app;

CREATE POLICY engine ON clientele.service_options TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.service_options TO clientele_engine;

ALTER TABLE clientele.service_prices ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.service_prices ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.service_prices FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.service_prices TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.service_prices FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.service_prices FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.service_prices FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, DELETE ON clientele.service_prices TO clientele_app;

CREATE POLICY engine ON clientele.service_prices TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.service_prices TO clientele_engine;

ALTER TABLE clientele.service_needs ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.service_needs ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.service_needs FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.service_needs TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.service_needs FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.service_needs FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.service_needs FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.service_needs FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.service_needs TO clientele_app;

CREATE POLICY engine ON clientele.service_needs TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.service_needs TO clientele_engine;

ALTER TABLE clientele.need_resources ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.need_resources ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.need_resources FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.need_resources TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.need_resources FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.need_resources FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.need_resources FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.need_resources FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.need_resources TO clientele_app;

CREATE POLICY engine ON clientele.need_resources TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, UPDATE (turns) ON clientele.need_resources TO clientele_engine;

ALTER TABLE clientele.service_questions ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.service_questions ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.service_questions FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.service_questions TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.service_questions FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.service_questions FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.service_questions FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.service_questions TO clientele_app;

CREATE POLICY engine ON clientele.service_questions TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.service_questions TO clientele_engine;
