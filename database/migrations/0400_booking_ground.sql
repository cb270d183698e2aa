-- Keeps ranges of one resource apart by a constraint; trusted, so that whoever owns the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions;

-- What staff set once for all bookings, and by which number servers know that what they hold in mind is old.
CREATE TABLE clientele.booking_settings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  -- One more with every change of services, resources, hours, holidays and settings.
  rules_version bigint NOT NULL DEFAULT 1,
  reference_prefix text NOT NULL DEFAULT 'BKG' CHECK (reference_prefix ~ '^[A-Z0-9]{1,8}$'),
  hold_minutes integer NOT NULL DEFAULT 10 CHECK (hold_minutes BETWEEN 2 AND 60),
  offer_minutes integer NOT NULL DEFAULT 120 CHECK (offer_minutes BETWEEN 5 AND 2880),
  -- Whether the booking page is there for everybody.
  is_public boolean NOT NULL DEFAULT false,
  -- Other sites that may show the booking page in a frame.
  embed_origins text[] NOT NULL DEFAULT '{}' CHECK (cardinality(embed_origins) <= 20),
  -- How hard the sum is that a visitor's browser does before it books; 0: none.
  proof_bits smallint NOT NULL DEFAULT 14 CHECK (proof_bits BETWEEN 0 AND 22),
  -- Country and part of it whose public holidays are put down by themselves, as in TH or DE-BY.
  holiday_region text CHECK (holiday_region ~ '^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$'),
  prices_include_tax boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);

-- Whom or what a booking takes.
CREATE TABLE clientele.resources (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  -- `service`: the places that a service has at once, whoever does it; made with it and never shown.
  kind text NOT NULL CHECK (kind IN ('person', 'bay', 'room', 'thing', 'service')),
  -- The person's own sign-in; null where they have none, or have left the team.
  user_id uuid,
  location_id uuid,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  about text NOT NULL DEFAULT '' CHECK (length(about) <= 2000),
  -- In which the hours are written.
  zone text NOT NULL CHECK (length(zone) <= 64),
  -- Whether it can be had only at hours of its own; a thing without any is always there.
  has_hours boolean NOT NULL DEFAULT true,
  -- How many bookings it bears at once.
  lanes smallint NOT NULL DEFAULT 1 CHECK (lanes BETWEEN 1 AND 200),
  daily_cap integer CHECK (daily_cap > 0),
  color text NOT NULL DEFAULT 'grey' CHECK (length(color) <= 20),
  position integer NOT NULL DEFAULT 0,
  meeting_kind text NOT NULL DEFAULT 'none' CHECK (meeting_kind IN ('none', 'own_url', 'jitsi', 'zoom', 'meet')),
  meeting_url text CHECK (length(meeting_url) <= 500),
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (kind = 'person' OR user_id IS NULL),
  CHECK ((meeting_kind = 'own_url') = (meeting_url IS NOT NULL)),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id)
);

CREATE UNIQUE INDEX resources_user_key ON clientele.resources (tenant_id, user_id) WHERE user_id IS NOT NULL;

CREATE UNIQUE INDEX resources_name_key ON clientele.resources (tenant_id, lower(name)) WHERE archived_at IS NULL AND kind <> 'service';

CREATE INDEX resources_location_idx ON clientele.resources (tenant_id, location_id) WHERE location_id IS NOT NULL;

-- Raised by every transaction that changes what a resource is busy with.
CREATE TABLE clientele.resource_marks (
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  mark bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, resource_id),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
) WITH (fillfactor = 50);

ALTER TABLE clientele.booking_settings ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.booking_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.booking_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.booking_settings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.booking_settings FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.booking_settings FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.booking_settings FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_settings TO clientele_app;

CREATE POLICY engine ON clientele.booking_settings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_settings TO clientele_engine;

ALTER TABLE clientele.resources ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.resources ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.resources FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.resources TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.resources FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.resources FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.resources FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.resources TO clientele_app;

CREATE POLICY engine ON clientele.resources TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.resources TO clientele_engine;

ALTER TABLE clientele.resource_marks ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.resource_marks ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.resource_marks FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.resource_marks TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.resource_marks TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.resource_marks TO clientele_app;

CREATE POLICY engine ON clientele.resource_marks TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.resource_marks TO clientele_engine;
