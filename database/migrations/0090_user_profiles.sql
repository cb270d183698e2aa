-- What somebody with a sign-in of a provider's (Supabase's auth schema), or somebody who works here, says of themselves to
-- one business. Made by the sign-up itself; e-mail address and phone stay where they were proved, in auth.users.
-- What a person is at work is said by clientele.staff and by nothing here.
CREATE TABLE clientele.user_profiles (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  user_id uuid NOT NULL,
  first_name text NOT NULL DEFAULT '' CHECK (length(first_name) <= 120),
  last_name text NOT NULL DEFAULT '' CHECK (length(last_name) <= 120),
  company text NOT NULL DEFAULT '' CHECK (length(company) <= 200),
  -- As told; nobody proved it.
  phone text NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
  time_zone text CHECK (length(time_zone) BETWEEN 1 AND 60),
  avatar_url text CHECK (avatar_url ~ '^https?://' AND length(avatar_url) <= 500),
  bio text CHECK (length(bio) <= 2000),
  preferred_contact_method text NOT NULL DEFAULT 'email' CHECK (preferred_contact_method IN ('email', 'phone', 'both')),
  marketing_consent boolean NOT NULL DEFAULT false,
  -- When it was given or taken back last, and by whom; null where nobody was asked yet.
  marketing_consent_at timestamptz,
  marketing_consent_by text CHECK (marketing_consent_by IN ('self', 'staff')),
  -- As the sign-in's own side has it now.
  is_anonymous boolean NOT NULL DEFAULT false,
  banned_until timestamptz,
  deleted_at timestamptz,
  -- When recognising was told last what is known of them; null: there is something new to tell.
  recognised_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);

CREATE INDEX user_profiles_waiting_idx ON clientele.user_profiles (tenant_id, updated_at)
  WHERE recognised_at IS NULL AND NOT is_anonymous AND deleted_at IS NULL;

ALTER TABLE clientele.user_profiles ALTER COLUMN tenant_id SET STATISTICS 0;

ALTER TABLE clientele.user_profiles ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.user_profiles FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.user_profiles TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.user_profiles FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.user_profiles TO clientele_app;

CREATE POLICY engine ON clientele.user_profiles TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, DELETE ON clientele.user_profiles TO clientele_engine;

GRANT UPDATE (recognised_at) ON clientele.user_profiles TO clientele_engine;

-- The gate sees whether somebody may come in, and nothing of what they say.
CREATE POLICY gate ON clientele.user_profiles FOR SELECT TO clientele_gate USING (true);

GRANT SELECT (tenant_id, user_id, is_anonymous, banned_until, deleted_at, recognised_at) ON clientele.user_profiles TO clientele_gate;

-- The functions for direct callers run as the reader, who reaches one business at a time: that of the caller's claims.
CREATE POLICY reader ON clientele.user_profiles TO clientele_reader USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.user_profiles TO clientele_reader;

CREATE POLICY reader ON clientele.staff FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, user_id, role) ON clientele.staff TO clientele_reader;

CREATE POLICY reader ON clientele.users FOR SELECT TO clientele_reader USING (clientele.tenant() = ANY (tenant_ids));

GRANT SELECT (id, email, name, language, tenant_ids, created_at, updated_at) ON clientele.users TO clientele_reader;

-- The reader itself, not the owner, who is a member of it.
CREATE POLICY reader ON clientele.tenants FOR SELECT TO clientele_reader USING (current_user = 'clientele_reader');

GRANT SELECT (id, is_demo) ON clientele.tenants TO clientele_reader;

CREATE POLICY reader ON clientele.profiles FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, id, source, outside_id) ON clientele.profiles TO clientele_reader;

CREATE POLICY reader ON clientele.events FOR INSERT TO clientele_reader WITH CHECK (tenant_id = clientele.tenant());

GRANT INSERT ON clientele.events TO clientele_reader;

CREATE POLICY reader ON clientele.event_values FOR INSERT TO clientele_reader WITH CHECK (tenant_id = clientele.tenant());

GRANT INSERT ON clientele.event_values TO clientele_reader;
