-- One occurrence of a service with seats.
CREATE TABLE clientele.booking_sessions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  option_id uuid NOT NULL,
  location_id uuid,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  zone text NOT NULL CHECK (length(zone) <= 64),
  capacity integer NOT NULL CHECK (capacity > 0),
  taken integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  created_at timestamptz NOT NULL,
  -- Of one service there is one at a time and place; a unique constraint takes no expression.
  location_key uuid NOT NULL GENERATED ALWAYS AS (coalesce(location_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
  PRIMARY KEY (tenant_id, id),
  CHECK (ends_at > starts_at),
  CONSTRAINT booking_sessions_taken_check CHECK (taken BETWEEN 0 AND capacity),
  CONSTRAINT booking_sessions_start_key UNIQUE (tenant_id, service_id, option_id, location_key, starts_at),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, option_id) REFERENCES clientele.service_options (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id)
);

CREATE INDEX booking_sessions_starts_idx ON clientele.booking_sessions (tenant_id, service_id, starts_at);

CREATE INDEX booking_sessions_option_idx ON clientele.booking_sessions (tenant_id, option_id);

CREATE INDEX booking_sessions_location_idx ON clientele.booking_sessions (tenant_id, location_id) WHERE location_id IS NOT NULL;

-- Bookings that repeat: all of them or none.
CREATE TABLE clientele.booking_series (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- As RFC 5545 writes it.
  rule text NOT NULL CHECK (length(rule) <= 500),
  first_local text NOT NULL CHECK (first_local ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  zone text NOT NULL CHECK (length(zone) <= 64),
  occurrences smallint NOT NULL CHECK (occurrences BETWEEN 2 AND 104),
  cancelled_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX booking_series_customer_idx ON clientele.booking_series (tenant_id, customer_id);

CREATE INDEX booking_series_service_idx ON clientele.booking_series (tenant_id, service_id);

-- Prepaid hours and visits, as they are sold.
CREATE TABLE clientele.package_kinds (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 1000),
  unit text NOT NULL CHECK (unit IN ('minutes', 'visits')),
  -- Null: as much as they like while it lasts.
  amount integer CHECK (amount > 0),
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Null: for ever.
  valid_days integer CHECK (valid_days BETWEEN 1 AND 3660),
  starts text NOT NULL CHECK (starts IN ('purchase', 'first_use')),
  -- Whether others of the household may use it.
  is_shared boolean NOT NULL DEFAULT false,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX package_kinds_name_key ON clientele.package_kinds (tenant_id, lower(name)) WHERE archived_at IS NULL;

-- For which services; none: for every one.
CREATE TABLE clientele.package_kind_services (
  tenant_id uuid NOT NULL,
  kind_id uuid NOT NULL,
  service_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, kind_id, service_id),
  FOREIGN KEY (tenant_id, kind_id) REFERENCES clientele.package_kinds (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id)
);

CREATE INDEX package_kind_services_service_idx ON clientele.package_kind_services (tenant_id, service_id);

CREATE TABLE clientele.packages (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  unit text NOT NULL CHECK (unit IN ('minutes', 'visits')),
  amount integer CHECK (amount > 0),
  -- Never more than there is; what it follows from is in package_uses.
  used integer NOT NULL DEFAULT 0,
  bought_at timestamptz NOT NULL,
  -- From when on its days count; null: not used yet.
  activated_at timestamptz,
  -- The last local day on which it holds; null: none, or not begun.
  ends_on date,
  frozen_on date,
  frozen_days integer NOT NULL DEFAULT 0 CHECK (frozen_days >= 0),
  cancelled_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT packages_used_check CHECK (used >= 0 AND (amount IS NULL OR used <= amount)),
  FOREIGN KEY (tenant_id, kind_id) REFERENCES clientele.package_kinds (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id)
);

CREATE INDEX packages_customer_idx ON clientele.packages (tenant_id, customer_id, id);

CREATE INDEX packages_kind_idx ON clientele.packages (tenant_id, kind_id);

CREATE TABLE clientele.bookings (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  -- What people call it. It opens nothing.
  reference text NOT NULL CHECK (length(reference) <= 40),
  -- `held`: taken while somebody pays, until hold_ends_at.
  status text NOT NULL CHECK (status IN ('held', 'pending', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show', 'rescheduled', 'expired')),
  service_id uuid NOT NULL,
  option_id uuid NOT NULL,
  session_id uuid,
  location_id uuid,
  series_id uuid,
  -- Null: a walk-in without a name, or somebody who was erased.
  customer_id uuid,
  -- The profile that the booking brought.
  profile_id uuid,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- What the clock on the wall shows at the start, and by which zone and which edition of its rules.
  local_start text NOT NULL CHECK (local_start ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  zone text NOT NULL CHECK (length(zone) <= 64),
  tzdata text NOT NULL CHECK (length(tzdata) <= 20),
  -- What the service's buffers were: they are kept with the times that they keep free.
  buffer_before integer NOT NULL DEFAULT 0,
  buffer_after integer NOT NULL DEFAULT 0,
  -- The local day for which the caps counted it.
  cap_day date NOT NULL,
  party_size smallint NOT NULL DEFAULT 1 CHECK (party_size BETWEEN 1 AND 1000),
  customer_language text CHECK (length(customer_language) <= 35),
  customer_zone text CHECK (length(customer_zone) <= 64),
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  due_now_minor bigint NOT NULL DEFAULT 0,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Follows from its payments, and is kept for lists.
  payment_status text NOT NULL CHECK (payment_status IN ('pending', 'processing', 'paid', 'part_paid', 'failed', 'refunded', 'waived', 'on_site')),
  package_id uuid,
  hold_ends_at timestamptz,
  successor_id uuid,
  predecessor_id uuid,
  calendar_uid text NOT NULL CHECK (length(calendar_uid) <= 200),
  sequence integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  link_version integer NOT NULL DEFAULT 1,
  -- The caller's Idempotency-Key, hashed with who they are; and what they asked with it.
  request_key bytea,
  request_hash bytea,
  source text NOT NULL CHECK (source IN ('website_booking', 'referral', 'social_media', 'google_ads', 'linkedin', 'email_campaign', 'cold_outreach', 'partnership', 'walk_in', 'phone', 'import', 'waitlist', 'api')),
  utm jsonb NOT NULL DEFAULT '{}',
  placed_by text NOT NULL CHECK (placed_by IN ('guest', 'customer', 'staff', 'key', 'system')),
  placed_by_id uuid,
  project_description text CHECK (length(project_description) <= 5000),
  staff_note text CHECK (length(staff_note) <= 5000),
  lead_score smallint CHECK (lead_score BETWEEN 0 AND 100),
  estimated_value_minor bigint CHECK (estimated_value_minor >= 0),
  meeting_platform text CHECK (length(meeting_platform) <= 40),
  meeting_url text CHECK (length(meeting_url) <= 500),
  meeting_id text CHECK (length(meeting_id) <= 120),
  meeting_password text CHECK (length(meeting_password) <= 120),
  follow_up_required boolean NOT NULL DEFAULT false,
  follow_up_on date,
  follow_up_notes text CHECK (length(follow_up_notes) <= 2000),
  actual_start_at timestamptz,
  actual_end_at timestamptz,
  confirmed_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  no_show_at timestamptz,
  rescheduled_at timestamptz,
  expired_at timestamptz,
  cancel_reason text CHECK (length(cancel_reason) <= 1000),
  cancelled_by text CHECK (cancelled_by IN ('guest', 'customer', 'staff', 'key', 'system')),
  terms_version integer,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT bookings_reference_key UNIQUE (tenant_id, reference),
  CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'),
  CHECK (date_trunc('minute', starts_at AT TIME ZONE 'UTC') = starts_at AT TIME ZONE 'UTC'),
  CHECK (due_now_minor BETWEEN 0 AND price_minor),
  CHECK ((status = 'held') = (hold_ends_at IS NOT NULL)),
  CHECK ((status = 'rescheduled') = (successor_id IS NOT NULL)),
  CHECK ((request_key IS NULL) = (request_hash IS NULL)),
  CHECK (actual_end_at >= actual_start_at),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, option_id) REFERENCES clientele.service_options (tenant_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES clientele.booking_sessions (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id),
  FOREIGN KEY (tenant_id, series_id) REFERENCES clientele.booking_series (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id),
  FOREIGN KEY (tenant_id, package_id) REFERENCES clientele.packages (tenant_id, id),
  FOREIGN KEY (tenant_id, successor_id) REFERENCES clientele.bookings (tenant_id, id),
  FOREIGN KEY (tenant_id, predecessor_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE UNIQUE INDEX bookings_request_key ON clientele.bookings (tenant_id, request_key) WHERE request_key IS NOT NULL;

CREATE INDEX bookings_starts_idx ON clientele.bookings (tenant_id, starts_at, id);

CREATE INDEX bookings_customer_idx ON clientele.bookings (tenant_id, customer_id, starts_at DESC, id) WHERE customer_id IS NOT NULL;

CREATE INDEX bookings_profile_idx ON clientele.bookings (tenant_id, profile_id) WHERE profile_id IS NOT NULL;

CREATE INDEX bookings_service_idx ON clientele.bookings (tenant_id, service_id, starts_at);

CREATE INDEX bookings_option_idx ON clientele.bookings (tenant_id, option_id);

CREATE INDEX bookings_location_idx ON clientele.bookings (tenant_id, location_id) WHERE location_id IS NOT NULL;

CREATE INDEX bookings_held_idx ON clientele.bookings (tenant_id, hold_ends_at) WHERE status = 'held';

CREATE INDEX bookings_pending_idx ON clientele.bookings (tenant_id, created_at) WHERE status = 'pending';

CREATE INDEX bookings_session_idx ON clientele.bookings (tenant_id, session_id) WHERE session_id IS NOT NULL;

CREATE INDEX bookings_series_idx ON clientele.bookings (tenant_id, series_id) WHERE series_id IS NOT NULL;

CREATE INDEX bookings_package_idx ON clientele.bookings (tenant_id, package_id) WHERE package_id IS NOT NULL;

CREATE INDEX bookings_successor_idx ON clientele.bookings (tenant_id, successor_id) WHERE successor_id IS NOT NULL;

CREATE INDEX bookings_predecessor_idx ON clientele.bookings (tenant_id, predecessor_id) WHERE predecessor_id IS NOT NULL;

-- What is taken, in whole minutes since 1970 in UTC, buffers included. This is what keeps two bookings apart.
CREATE TABLE clientele.allocations (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 199),
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  booking_id uuid,
  session_id uuid,
  need_id uuid,
  -- Whether it keeps others away: not once the booking is cancelled, moved away or over without having been.
  blocks boolean NOT NULL DEFAULT true,
  PRIMARY KEY (tenant_id, id),
  -- A day, and a buffer of a day on either side.
  CHECK (to_minute > from_minute AND to_minute <= from_minute + 4320),
  CHECK (num_nonnulls(booking_id, session_id) = 1),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES clientele.booking_sessions (tenant_id, id),
  CONSTRAINT allocations_apart EXCLUDE USING gist (tenant_id WITH =, resource_id WITH =, lane WITH =, int4range(from_minute, to_minute) WITH &&) WHERE (blocks)
);

CREATE INDEX allocations_busy_idx ON clientele.allocations (tenant_id, resource_id, from_minute) INCLUDE (to_minute, lane) WHERE blocks;

CREATE INDEX allocations_booking_idx ON clientele.allocations (tenant_id, booking_id) WHERE booking_id IS NOT NULL;

CREATE INDEX allocations_session_idx ON clientele.allocations (tenant_id, session_id) WHERE session_id IS NOT NULL;

-- How many bookings a service or a resource has on a local day, where it has a cap.
CREATE TABLE clientele.day_counts (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  subject_id uuid NOT NULL,
  day date NOT NULL,
  taken integer NOT NULL CHECK (taken >= 0),
  PRIMARY KEY (tenant_id, subject_id, day)
) WITH (fillfactor = 50);

-- How many references were given out on a local day.
CREATE TABLE clientele.reference_counts (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  series text NOT NULL CHECK (length(series) <= 20),
  day date NOT NULL,
  taken integer NOT NULL CHECK (taken > 0),
  PRIMARY KEY (tenant_id, series, day)
) WITH (fillfactor = 50);

-- Who was written down at the time; the booker is at place 0. Who they are now is read from the customer.
CREATE TABLE clientele.booking_people (
  tenant_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  place smallint NOT NULL CHECK (place BETWEEN 0 AND 50),
  -- `for`: whom it is for, where somebody books for another.
  role text NOT NULL CHECK (role IN ('booker', 'for', 'guest')),
  name text NOT NULL DEFAULT '' CHECK (length(name) <= 200),
  email text CHECK (length(email) <= 320),
  phone text CHECK (length(phone) <= 40),
  company text CHECK (length(company) <= 200),
  PRIMARY KEY (tenant_id, booking_id, place),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE TABLE clientele.booking_answers (
  tenant_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  question_id uuid NOT NULL,
  value text NOT NULL CHECK (length(value) <= 5000),
  file_id uuid,
  PRIMARY KEY (tenant_id, booking_id, question_id),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id),
  FOREIGN KEY (tenant_id, question_id) REFERENCES clientele.service_questions (tenant_id, id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES clientele.files (tenant_id, id)
);

CREATE INDEX booking_answers_question_idx ON clientele.booking_answers (tenant_id, question_id);

CREATE INDEX booking_answers_file_idx ON clientele.booking_answers (tenant_id, file_id) WHERE file_id IS NOT NULL;

-- What was taken from a package and given back to it. Append-only.
CREATE TABLE clientele.package_uses (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  package_id uuid NOT NULL,
  booking_id uuid,
  -- Above nothing: taken.
  amount integer NOT NULL CHECK (amount <> 0),
  why text NOT NULL CHECK (why IN ('booked', 'given_back', 'moved', 'adjusted')),
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 400),
  actor_kind text NOT NULL,
  actor_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, package_id) REFERENCES clientele.packages (tenant_id, id),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE INDEX package_uses_package_idx ON clientele.package_uses (tenant_id, package_id, id);

CREATE UNIQUE INDEX package_uses_booking_key ON clientele.package_uses (tenant_id, booking_id, why) WHERE why IN ('booked', 'given_back');

ALTER TABLE clientele.booking_sessions ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.booking_sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.booking_sessions FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.booking_sessions TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.booking_sessions TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_sessions TO clientele_app;

CREATE POLICY engine ON clientele.booking_sessions TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_sessions TO clientele_engine;

ALTER TABLE clientele.booking_series ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.booking_series ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.booking_series FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.booking_series TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.booking_series FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND ((SELECT clientele.at_work()) OR customer_id = (SELECT clientele.own_customer())));

CREATE POLICY app_inserts ON clientele.booking_series FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.booking_series FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_series TO clientele_app;

CREATE POLICY engine ON clientele.booking_series TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.booking_series TO clientele_engine;

ALTER TABLE clientele.package_kinds ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.package_kinds ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.package_kinds FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.package_kinds TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.package_kinds FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.package_kinds FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.package_kinds FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.package_kinds TO clientele_app;

CREATE POLICY engine ON clientele.package_kinds TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.package_kinds TO clientele_engine;

ALTER TABLE clientele.package_kind_services ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.package_kind_services ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.package_kind_services FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.package_kind_services TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.package_kind_services FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant());

CREATE POLICY app_inserts ON clientele.package_kind_services FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_deletes ON clientele.package_kind_services FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work()));

GRANT SELECT, INSERT, DELETE ON clientele.package_kind_services TO clientele_app;

CREATE POLICY engine ON clientele.package_kind_services TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.package_kind_services TO clientele_engine;

ALTER TABLE clientele.packages ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.packages ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.packages FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.packages TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.packages FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND ((SELECT clientele.at_work()) OR customer_id = (SELECT clientele.own_customer())));

CREATE POLICY app_inserts ON clientele.packages FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.packages FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.packages TO clientele_app;

CREATE POLICY engine ON clientele.packages TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.packages TO clientele_engine;

ALTER TABLE clientele.bookings ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.bookings ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.bookings FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.bookings TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.bookings FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND ((SELECT clientele.at_work()) OR customer_id = (SELECT clientele.own_customer())));

CREATE POLICY app_inserts ON clientele.bookings FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.bookings FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.bookings TO clientele_app;

CREATE POLICY engine ON clientele.bookings TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.bookings TO clientele_engine;

ALTER TABLE clientele.allocations ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.allocations ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.allocations FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.allocations TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.allocations TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.allocations TO clientele_app;

CREATE POLICY engine ON clientele.allocations TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.allocations TO clientele_engine;

ALTER TABLE clientele.day_counts ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.day_counts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.day_counts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.day_counts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.day_counts TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.day_counts TO clientele_app;

CREATE POLICY engine ON clientele.day_counts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.day_counts TO clientele_engine;

ALTER TABLE clientele.reference_counts ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.reference_counts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.reference_counts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.reference_counts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.reference_counts TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.reference_counts TO clientele_app;

CREATE POLICY engine ON clientele.reference_counts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.reference_counts TO clientele_engine;

ALTER TABLE clientele.booking_people ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.booking_people ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.booking_people FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.booking_people TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.booking_people TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.booking_people TO clientele_app;

CREATE POLICY engine ON clientele.booking_people TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.booking_people TO clientele_engine;

ALTER TABLE clientele.booking_answers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.booking_answers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.booking_answers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.booking_answers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.booking_answers TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.booking_answers TO clientele_app;

CREATE POLICY engine ON clientele.booking_answers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.booking_answers TO clientele_engine;

ALTER TABLE clientele.package_uses ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.package_uses ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.package_uses FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.package_uses TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.package_uses TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT ON clientele.package_uses TO clientele_app;

CREATE POLICY engine ON clientele.package_uses TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE (reason) ON clientele.package_uses TO clientele_engine;
