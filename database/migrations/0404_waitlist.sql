-- Who waits for a time that is taken.
CREATE TABLE clientele.waitlist_entries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  option_id uuid NOT NULL,
  location_id uuid,
  customer_id uuid NOT NULL,
  profile_id uuid,
  -- Whom they want; null: anybody.
  resource_id uuid,
  party_size smallint NOT NULL DEFAULT 1 CHECK (party_size BETWEEN 1 AND 1000),
  -- Local days and times of the service that suit them.
  from_day date NOT NULL,
  to_day date NOT NULL,
  weekdays smallint[] NOT NULL DEFAULT '{}' CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  from_minute smallint NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute smallint NOT NULL DEFAULT 1440,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'taken', 'left', 'over')),
  language text CHECK (length(language) <= 35),
  -- What they booked in the end.
  booking_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (to_day >= from_day AND to_day <= from_day + 366),
  CHECK (to_minute > from_minute AND to_minute <= 1440),
  FOREIGN KEY (tenant_id, service_id) REFERENCES clientele.services (tenant_id, id),
  FOREIGN KEY (tenant_id, option_id) REFERENCES clientele.service_options (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES clientele.locations (tenant_id, id),
  FOREIGN KEY (tenant_id, resource_id) REFERENCES clientele.resources (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES clientele.customers (tenant_id, id),
  FOREIGN KEY (tenant_id, profile_id) REFERENCES clientele.profiles (tenant_id, id),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE INDEX waitlist_entries_waiting_idx ON clientele.waitlist_entries (tenant_id, service_id, id) WHERE state IN ('waiting', 'offered');

CREATE INDEX waitlist_entries_service_idx ON clientele.waitlist_entries (tenant_id, service_id);

CREATE INDEX waitlist_entries_option_idx ON clientele.waitlist_entries (tenant_id, option_id);

CREATE INDEX waitlist_entries_location_idx ON clientele.waitlist_entries (tenant_id, location_id) WHERE location_id IS NOT NULL;

CREATE INDEX waitlist_entries_resource_idx ON clientele.waitlist_entries (tenant_id, resource_id) WHERE resource_id IS NOT NULL;

CREATE INDEX waitlist_entries_customer_idx ON clientele.waitlist_entries (tenant_id, customer_id, id);

CREATE INDEX waitlist_entries_profile_idx ON clientele.waitlist_entries (tenant_id, profile_id) WHERE profile_id IS NOT NULL;

CREATE INDEX waitlist_entries_booking_idx ON clientele.waitlist_entries (tenant_id, booking_id) WHERE booking_id IS NOT NULL;

-- What one of them is offered: a hold of their own, until ends_at.
CREATE TABLE clientele.waitlist_offers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'taken', 'refused', 'over')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES clientele.waitlist_entries (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE UNIQUE INDEX waitlist_offers_open_key ON clientele.waitlist_offers (tenant_id, entry_id) WHERE state = 'open';

CREATE INDEX waitlist_offers_entry_idx ON clientele.waitlist_offers (tenant_id, entry_id);

CREATE INDEX waitlist_offers_booking_idx ON clientele.waitlist_offers (tenant_id, booking_id);

CREATE INDEX waitlist_offers_ends_idx ON clientele.waitlist_offers (tenant_id, ends_at) WHERE state = 'open';

-- Future bookings whose instant would be another by a newer edition of the zone rules.
CREATE TABLE clientele.zone_reviews (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  was timestamptz NOT NULL,
  would_be timestamptz NOT NULL,
  from_tzdata text NOT NULL CHECK (length(from_tzdata) <= 20),
  to_tzdata text NOT NULL CHECK (length(to_tzdata) <= 20),
  state text NOT NULL CHECK (state IN ('open', 'kept', 'moved', 'over')),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, booking_id) REFERENCES clientele.bookings (tenant_id, id)
);

CREATE UNIQUE INDEX zone_reviews_open_key ON clientele.zone_reviews (tenant_id, booking_id) WHERE state = 'open';

CREATE INDEX zone_reviews_booking_idx ON clientele.zone_reviews (tenant_id, booking_id);

ALTER TABLE clientele.waitlist_entries ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.waitlist_entries ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.waitlist_entries FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.waitlist_entries TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_reads ON clientele.waitlist_entries FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND ((SELECT clientele.at_work()) OR customer_id = (SELECT clientele.own_customer())));

CREATE POLICY app_inserts ON clientele.waitlist_entries FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_updates ON clientele.waitlist_entries FOR UPDATE TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.waitlist_entries TO clientele_app;

CREATE POLICY engine ON clientele.waitlist_entries TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.waitlist_entries TO clientele_engine;

ALTER TABLE clientele.waitlist_offers ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.waitlist_offers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.waitlist_offers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.waitlist_offers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.waitlist_offers TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.waitlist_offers TO clientele_app;

CREATE POLICY engine ON clientele.waitlist_offers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.waitlist_offers TO clientele_engine;

ALTER TABLE clientele.zone_reviews ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.zone_reviews ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.zone_reviews FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.zone_reviews TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.zone_reviews TO clientele_app USING (tenant_id = clientele.tenant() AND (SELECT clientele.at_work())) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.zone_reviews TO clientele_app;

CREATE POLICY engine ON clientele.zone_reviews TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.zone_reviews TO clientele_engine;
