-- Hours of every week, in the local time of the resource.
CREATE TABLE clientele.availability_templates (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  -- 1 Monday to 7 Sunday: the day on which they begin.
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute smallint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  -- Above 1440 where they run past midnight.
  to_minute smallint NOT NULL,
  kind text NOT NULL DEFAULT 'open' CHECK (kind IN ('open', 'break')),
  max_bookings smallint NOT NULL DEFAULT 1 CHECK (max_bookings BETWEEN 1 AND 200),
  is_active boolean NOT NULL DEFAULT true,
  valid_from date,
  valid_to date,
  created_at timestamptz NOT NULL,
  week_range int4range NOT NULL GENERATED ALWAYS AS (int4range((weekday - 1) * 1440 + from_minute, (weekday - 1) * 1440 + to_minute)) STORED,
  valid daterange NOT NULL GENERATED ALWAYS AS (daterange(valid_from, valid_to, '[]')) STORED,
  PRIMARY KEY (tenant_id, id),
  CHECK (to_minute > from_minute AND to_minute <= from_minute + 1440),
  CHECK (valid_to >= valid_from),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id),
  -- From Sunday past midnight into Monday is for the rules to see.
  CONSTRAINT availability_templates_apart EXCLUDE USING gist (tenant_id WITH =, resource_id WITH =, kind WITH =, week_range WITH &&, valid WITH &&) WHERE (is_active)
);

-- One day that is otherwise: closed, other hours in place of the week's, or so many at once.
CREATE TABLE clientele.availability_overrides (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('closed', 'hours', 'capacity')),
  from_minute smallint NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute smallint NOT NULL DEFAULT 1440,
  capacity smallint CHECK (capacity BETWEEN 1 AND 200),
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 255),
  created_at timestamptz NOT NULL,
  minutes int4range NOT NULL GENERATED ALWAYS AS (int4range(from_minute, to_minute)) STORED,
  PRIMARY KEY (tenant_id, id),
  CHECK (to_minute > from_minute AND to_minute <= from_minute + 1440),
  CHECK (kind = 'hours' OR (kind = 'capacity') = (capacity IS NOT NULL)),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id),
  CONSTRAINT availability_overrides_apart EXCLUDE USING gist (tenant_id WITH =, resource_id WITH =, day WITH =, minutes WITH &&)
);

CREATE TABLE clientele.time_off (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 255),
  created_by uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (ends_at > starts_at),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE INDEX time_off_free_idx ON clientele.time_off (tenant_id, resource_id, ends_at);

-- Days on which the whole business, or one location of it, is closed.
CREATE TABLE clientele.holidays (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  day date NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  location_id uuid,
  -- A public holiday on which the business is open all the same is put down, and does nothing.
  is_closed boolean NOT NULL DEFAULT true,
  source text NOT NULL CHECK (source IN ('region', 'own')),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id)
);

CREATE UNIQUE INDEX holidays_day_key ON clientele.holidays (tenant_id, day, (coalesce(location_id, '00000000-0000-0000-0000-000000000000'::uuid)));

CREATE INDEX holidays_location_idx ON clientele.holidays (tenant_id, location_id) WHERE location_id IS NOT NULL;

-- Other calendars in which somebody is busy. Address and password are sealed under the business's own key.
CREATE TABLE clientele.calendar_sources (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ics', 'caldav', 'google', 'microsoft')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  sealed bytea NOT NULL,
  next_at timestamptz NOT NULL,
  etag text CHECK (length(etag) <= 500),
  last_ok_at timestamptz,
  failing_since timestamptz,
  fault text CHECK (length(fault) <= 100),
  off_at timestamptz,
  created_by uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE INDEX calendar_sources_resource_idx ON clientele.calendar_sources (tenant_id, resource_id);

CREATE INDEX calendar_sources_due_idx ON clientele.calendar_sources (tenant_id, next_at) WHERE off_at IS NULL;

-- When they are busy there, in whole minutes since 1970 in UTC: nothing else of what the calendar says.
CREATE TABLE clientele.external_busy (
  tenant_id uuid NOT NULL,
  source_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  PRIMARY KEY (tenant_id, source_id, from_minute),
  CHECK (to_minute > from_minute),
  FOREIGN KEY (tenant_id, source_id) REFERENCES clientele.calendar_sources (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE INDEX external_busy_free_idx ON clientele.external_busy (tenant_id, resource_id, to_minute);

-- Addresses by which a calendar program follows bookings; shown once.
CREATE TABLE clientele.calendar_feeds (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  -- Null: those of the whole business.
  resource_id uuid,
  token_hash bytea NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  last_read_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT calendar_feeds_token_key UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id)
);

CREATE INDEX calendar_feeds_resource_idx ON clientele.calendar_feeds (tenant_id, resource_id) WHERE resource_id IS NOT NULL;

ALTER TABLE clientele.availability_templates ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.availability_templates ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.availability_templates FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.availability_templates TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.availability_templates FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.availability_templates FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.availability_templates FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.availability_templates FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.availability_templates TO clientele_app;

CREATE POLICY engine ON clientele.availability_templates TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.availability_templates TO clientele_engine;

ALTER TABLE clientele.availability_overrides ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.availability_overrides ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.availability_overrides FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.availability_overrides TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.availability_overrides FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.availability_overrides FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.availability_overrides FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.availability_overrides FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.availability_overrides TO clientele_app;

CREATE POLICY engine ON clientele.availability_overrides TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.availability_overrides TO clientele_engine;

ALTER TABLE clientele.time_off ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.time_off ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.time_off FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.time_off TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.time_off TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.time_off TO clientele_app;

CREATE POLICY engine ON clientele.time_off TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.time_off TO clientele_engine;

ALTER TABLE clientele.holidays ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.holidays ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.holidays FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.holidays TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.holidays FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.holidays FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.holidays FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.holidays FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.holidays TO clientele_app;

CREATE POLICY engine ON clientele.holidays TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT ON clientele.holidays TO clientele_engine;

ALTER TABLE clientele.calendar_sources ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.calendar_sources ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.calendar_sources FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.calendar_sources TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.calendar_sources TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.calendar_sources TO clientele_app;

CREATE POLICY engine ON clientele.calendar_sources TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.calendar_sources TO clientele_engine;

ALTER TABLE clientele.external_busy ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.external_busy ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.external_busy FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.external_busy TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.external_busy TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.external_busy TO clientele_app;

CREATE POLICY engine ON clientele.external_busy TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.external_busy TO clientele_engine;

ALTER TABLE clientele.calendar_feeds ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.calendar_feeds ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.calendar_feeds FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.calendar_feeds TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.calendar_feeds TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.calendar_feeds TO clientele_app;

CREATE POLICY engine ON clientele.calendar_feeds TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, UPDATE (last_read_at) ON clientele.calendar_feeds TO clientele_engine;
