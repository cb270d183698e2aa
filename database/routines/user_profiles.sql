-- Functions of an earlier system for users and their profiles, kept for people who call the database directly, made
-- right: each asks who is calling. docs/supabase.md says what each does. They run as clientele_reader, which reaches the
-- rows of one business at a time, and answer the user themselves and people at work for the same business.
GRANT CREATE ON SCHEMA clientele TO clientele_reader;

DO $$
BEGIN
  EXECUTE format('GRANT clientele_reader TO %I', current_user);
END $$;

-- What the sign-in's own side knows of one of its users; no row where there is no Supabase auth schema. As the owner of
-- our schema, who may read auth.users there; only the functions below may ask.
DO $body$
DECLARE
  here boolean := (SELECT count(*) = 4 FROM pg_catalog.pg_attribute
    WHERE attrelid = to_regclass('auth.users')
      AND attname IN ('raw_app_meta_data', 'raw_user_meta_data', 'banned_until', 'is_anonymous'));
BEGIN
  EXECUTE format($make$
    CREATE OR REPLACE FUNCTION clientele.auth_user(p_user_id uuid)
      RETURNS TABLE (
        email text, email_confirmed boolean, phone text, phone_confirmed boolean, user_metadata jsonb, app_metadata jsonb,
        barred boolean, created_at timestamptz, updated_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = ''
      AS $fn$ %s $fn$
  $make$, CASE WHEN here THEN $real$
    SELECT nullif(u.email::text, ''), u.email_confirmed_at IS NOT NULL, nullif(u.phone, ''), u.phone_confirmed_at IS NOT NULL,
      u.raw_user_meta_data, u.raw_app_meta_data,
      u.deleted_at IS NOT NULL OR coalesce(u.banned_until > pg_catalog.statement_timestamp(), false),
      u.created_at, u.updated_at
    FROM auth.users u WHERE u.id = p_user_id
  $real$ ELSE $none$
    SELECT NULL::text, false, NULL::text, false, NULL::jsonb, NULL::jsonb, false, NULL::timestamptz, NULL::timestamptz
    WHERE false
  $none$ END);
END $body$;

REVOKE ALL ON FUNCTION clientele.auth_user(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.auth_user(uuid) TO clientele_reader;

-- The business a sign-up belongs to: the one its app_metadata names (the operator's side writes that, never the user),
-- otherwise the only business there is. Null: none yet; the profile is made once app_metadata names one.
CREATE OR REPLACE FUNCTION clientele.business_of(app_metadata jsonb) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT CASE
    WHEN app_metadata ->> 'tenant_id' IS NOT NULL
      THEN (SELECT t.id FROM clientele.tenants t WHERE t.id::text = lower(app_metadata ->> 'tenant_id'))
    ELSE (SELECT CASE WHEN count(*) = 1 THEN min(t.id::text)::uuid END FROM clientele.tenants t WHERE NOT t.is_demo)
  END
$$;

REVOKE ALL ON FUNCTION clientele.business_of(jsonb) FROM PUBLIC;

ALTER FUNCTION clientele.business_of(jsonb) OWNER TO clientele_reader;

-- A text as one line without control characters or blanks around it; '' for none.
CREATE OR REPLACE FUNCTION clientele.one_line(written text) RETURNS text
  LANGUAGE sql IMMUTABLE
  SET search_path = ''
  AS $$ SELECT btrim(regexp_replace(coalesce(written, ''), '[[:space:][:cntrl:]]+', ' ', 'g')) $$;

-- First and last name of what somebody wrote at sign-up: the two names where given, otherwise the parts of the full name;
-- one name alone stays one name. Cut to what the table takes, so that no name ever keeps anybody from signing up.
CREATE OR REPLACE FUNCTION clientele.names_of(user_metadata jsonb)
  RETURNS TABLE (first_name text, last_name text)
  LANGUAGE sql IMMUTABLE
  SET search_path = ''
  AS $$
  SELECT left(CASE WHEN w.given || w.family = '' THEN split_part(w.whole, ' ', 1) ELSE w.given END, 120),
    left(CASE WHEN w.given || w.family = '' THEN substr(w.whole, length(split_part(w.whole, ' ', 1)) + 2) ELSE w.family END, 120)
  FROM (
    SELECT clientele.one_line(user_metadata ->> 'first_name') AS given, clientele.one_line(user_metadata ->> 'last_name') AS family,
      coalesce(nullif(clientele.one_line(user_metadata ->> 'full_name'), ''), clientele.one_line(user_metadata ->> 'name')) AS whole
  ) AS w
$$;

-- An id that sorts by time, as the program makes them (UUIDv7).
CREATE OR REPLACE FUNCTION clientele.id_at(at timestamptz) RETURNS uuid
  LANGUAGE sql VOLATILE
  SET search_path = ''
  AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(pg_catalog.gen_random_uuid()::text, '-', ''), 14))::uuid
$$;

-- The user that is calling: of our own claims the person at work, of a token of Supabase's its subject. Null for anybody
-- else: customers of our portal and API keys are no users.
CREATE OR REPLACE FUNCTION clientele.calling_user() RETURNS uuid
  LANGUAGE sql STABLE
  SET search_path = ''
  AS $$
  SELECT CASE
    WHEN clientele.claims() ->> 'role' = 'authenticated' THEN (clientele.claims() ->> 'sub')::uuid
    WHEN clientele.claims() ->> 'caller' = 'staff' THEN (clientele.claims() ->> 'user_id')::uuid
  END
$$;

-- What a user is at work for the business of the claims, read live: by their own id, or by the address they proved to
-- Supabase. Null: nothing.
CREATE OR REPLACE FUNCTION clientele.role_at_work(p_user_id uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT s.role
  FROM clientele.staff s
  JOIN clientele.users u ON u.id = s.user_id
  WHERE s.tenant_id = clientele.tenant()
    AND (u.id = p_user_id
      OR u.email = (SELECT lower(a.email) FROM clientele.auth_user(p_user_id) a WHERE a.email_confirmed AND NOT a.barred))
  ORDER BY u.id = p_user_id DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION clientele.role_at_work(uuid) FROM PUBLIC;

ALTER FUNCTION clientele.role_at_work(uuid) OWNER TO clientele_reader;

-- As what the caller may reach a user's profile: 'self', 'staff' (at work for the same business; what the user is must be
-- known here, so that nobody is reached across businesses), or null: not at all.
CREATE OR REPLACE FUNCTION clientele.reaches_user(p_user_id uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  caller CONSTANT uuid := clientele.calling_user();
  system CONSTANT boolean := coalesce(clientele.claims() ->> 'caller' = 'system', false);
BEGIN
  IF clientele.tenant() IS NULL OR p_user_id IS NULL OR (caller IS NULL AND NOT system) THEN RETURN NULL; END IF;
  IF caller IS NOT NULL AND EXISTS (SELECT FROM clientele.auth_user(caller) a WHERE a.barred) THEN RETURN NULL; END IF;
  -- A token's business counts only while the sign-in's own side, where there is one, still says so.
  IF clientele.claims() ->> 'role' = 'authenticated' AND EXISTS (
      SELECT FROM clientele.auth_user(caller) a
      WHERE clientele.business_of(a.app_metadata) IS DISTINCT FROM clientele.tenant())
    THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM clientele.user_profiles p WHERE p.tenant_id = clientele.tenant() AND p.user_id = p_user_id)
    AND clientele.role_at_work(p_user_id) IS NULL THEN RETURN NULL; END IF;
  RETURN CASE
    WHEN caller = p_user_id THEN 'self'
    WHEN system OR clientele.role_at_work(caller) IS NOT NULL THEN 'staff'
  END;
END $$;

REVOKE ALL ON FUNCTION clientele.reaches_user(uuid) FROM PUBLIC;

ALTER FUNCTION clientele.reaches_user(uuid) OWNER TO clientele_reader;

-- The address a user signs in with on the sign-in's side, proved or not, or has here as staff.
-- Errors: 42501 for anybody but the user and people at work for the same business.
CREATE OR REPLACE FUNCTION clientele.get_user_email(user_id uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
BEGIN
  IF clientele.reaches_user($1) IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this user is not yours to see';
  END IF;
  RETURN coalesce((SELECT a.email FROM clientele.auth_user($1) a), (SELECT u.email FROM clientele.users u WHERE u.id = $1));
END $$;

-- The phone a user proved to the sign-in's side, otherwise the one they told. Errors: as get_user_email.
CREATE OR REPLACE FUNCTION clientele.get_user_phone(user_id uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
BEGIN
  IF clientele.reaches_user($1) IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this user is not yours to see';
  END IF;
  RETURN coalesce(
    (SELECT a.phone FROM clientele.auth_user($1) a WHERE a.phone_confirmed),
    (SELECT nullif(p.phone, '') FROM clientele.user_profiles p WHERE p.tenant_id = clientele.tenant() AND p.user_id = $1));
END $$;

-- The address to write to: the user's where there is one, otherwise what is given. Errors: as get_user_email.
CREATE OR REPLACE FUNCTION clientele.get_customer_email(customer_user_id uuid, fallback_email text) RETURNS text
  LANGUAGE sql STABLE
  SET search_path = ''
  AS $$ SELECT CASE WHEN customer_user_id IS NULL THEN fallback_email ELSE clientele.get_user_email(customer_user_id) END $$;

-- A customer's e-mail, phone, names and company: the user's where there is one, otherwise only the address that is given.
-- Errors: as get_user_email.
CREATE OR REPLACE FUNCTION clientele.get_customer_data(customer_user_id uuid, fallback_email text) RETURNS jsonb
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
BEGIN
  IF customer_user_id IS NULL THEN RETURN jsonb_build_object('email', fallback_email); END IF;
  IF clientele.reaches_user(customer_user_id) IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this user is not yours to see';
  END IF;
  RETURN jsonb_build_object(
      'email', clientele.get_user_email(customer_user_id), 'phone', clientele.get_user_phone(customer_user_id))
    || coalesce(
      (SELECT jsonb_build_object('first_name', p.first_name, 'last_name', p.last_name, 'company', p.company)
        FROM clientele.user_profiles p WHERE p.tenant_id = clientele.tenant() AND p.user_id = customer_user_id),
      (SELECT jsonb_build_object('first_name', split_part(u.name, ' ', 1),
          'last_name', substr(u.name, length(split_part(u.name, ' ', 1)) + 2), 'company', '')
        FROM clientele.users u WHERE u.id = customer_user_id));
END $$;

-- Whether a user allows news and offers, by what was said last: among the consents of the customer they are, on any
-- channel, or in this profile. Null: nothing was said.
CREATE OR REPLACE FUNCTION clientele.allows_offers(p_user_id uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  before CONSTANT text := coalesce(pg_catalog.current_setting('request.jwt.claims', true), '');
  mine CONSTANT uuid := clientele.tenant();
  answer boolean;
BEGIN
  -- Who the customer is, not every caller may ask; only this answer leaves here.
  PERFORM pg_catalog.set_config('request.jwt.claims', jsonb_build_object('tenant_id', mine, 'caller', 'system')::text, true);
  WITH RECURSIVE family (id) AS (
    SELECT clientele.survivor(l.customer_id)
    FROM clientele.profiles p
    JOIN clientele.links l ON l.tenant_id = mine AND l.profile_id = p.id AND l.ended_at IS NULL
    WHERE p.tenant_id = mine AND p.source = 'supabase' AND p.outside_id = p_user_id::text
    UNION
    SELECT g.customer_id FROM family
    JOIN clientele.lineage g ON g.tenant_id = mine AND g.survivor_id = family.id AND g.undone_at IS NULL
  ), said AS (
    SELECT DISTINCT ON (c.channel) c.given, c.at
    FROM clientele.consents c
    WHERE c.tenant_id = mine AND c.topic = 'offers' AND c.customer_id = ANY (ARRAY(SELECT f.id FROM family f))
    ORDER BY c.channel, c.id DESC
  )
  SELECT CASE WHEN u.marketing_consent_at IS NULL OR s.at >= u.marketing_consent_at THEN s.given ELSE u.marketing_consent END
    INTO answer
    FROM clientele.user_profiles u
    CROSS JOIN (SELECT bool_or(o.given) AS given, max(o.at) AS at FROM said o) AS s
    WHERE u.tenant_id = mine AND u.user_id = p_user_id;
  PERFORM pg_catalog.set_config('request.jwt.claims', before, true);
  RETURN answer;
END $$;

REVOKE ALL ON FUNCTION clientele.allows_offers(uuid) FROM PUBLIC;

ALTER FUNCTION clientele.allows_offers(uuid) OWNER TO clientele_reader;

-- All of a user's profile, in the shape of the earlier system: { success, user_id, auth_data, profile_data }, or
-- { success: false, error, error_code } where the caller may not see it or there is none: the two look the same.
CREATE OR REPLACE FUNCTION clientele.get_user_profile(user_id uuid) RETURNS json
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  p clientele.user_profiles;
  u record;
  a record;
  work_role text;
BEGIN
  IF clientele.reaches_user($1) IS NULL THEN
    RETURN json_build_object('success', false, 'error', 'this user is not yours to see', 'error_code', '42501');
  END IF;
  SELECT * INTO p FROM clientele.user_profiles o WHERE o.tenant_id = clientele.tenant() AND o.user_id = $1;
  SELECT * INTO a FROM clientele.auth_user($1);
  SELECT o.name, o.created_at, o.updated_at INTO u FROM clientele.users o WHERE o.id = $1;
  work_role := clientele.role_at_work($1);
  RETURN json_build_object(
    'success', true,
    'user_id', $1,
    'auth_data', json_build_object(
      'email', clientele.get_user_email($1), 'phone', clientele.get_user_phone($1), 'metadata', a.user_metadata,
      'created_at', coalesce(a.created_at, u.created_at, p.created_at),
      'updated_at', coalesce(a.updated_at, u.updated_at, p.updated_at)),
    'profile_data', json_build_object(
      'first_name', coalesce(p.first_name, split_part(u.name, ' ', 1)),
      'last_name', coalesce(p.last_name, substr(u.name, length(split_part(u.name, ' ', 1)) + 2)),
      'company', coalesce(p.company, ''),
      'role', coalesce(work_role, 'customer'),
      'is_staff', work_role IS NOT NULL,
      'timezone', coalesce(p.time_zone, 'UTC'),
      'avatar_url', p.avatar_url,
      'bio', p.bio,
      'preferred_contact_method', coalesce(p.preferred_contact_method, 'email'),
      'marketing_consent', coalesce(clientele.allows_offers($1), false),
      'marketing_consent_at', p.marketing_consent_at,
      'created_at', coalesce(p.created_at, u.created_at),
      'updated_at', coalesce(p.updated_at, u.updated_at)));
END $$;

-- Changes what is given of a user's profile and nothing else; null is "not given", '' clears. What a person is at work, and
-- the addresses they sign in with, are not changed here. A user changes their own, people at work for the same business
-- anybody's there. Answers { success, user_id, updated_at, changed } or { success: false, error, error_code }.
DROP FUNCTION IF EXISTS clientele.update_user_profile(uuid, text, text, text, text, text, text, boolean, text, text);

CREATE FUNCTION clientele.update_user_profile(
    user_id uuid, first_name_param text DEFAULT NULL, last_name_param text DEFAULT NULL, phone_param text DEFAULT NULL,
    company_param text DEFAULT NULL, timezone_param text DEFAULT NULL, preferred_contact_method_param text DEFAULT NULL,
    marketing_consent_param boolean DEFAULT NULL, avatar_url_param text DEFAULT NULL, bio_param text DEFAULT NULL)
  RETURNS json
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  reach CONSTANT text := clientele.reaches_user($1);
  mine CONSTANT uuid := clientele.tenant();
  at CONSTANT timestamptz := date_trunc('milliseconds', statement_timestamp());
  was clientele.user_profiles;
  want clientele.user_profiles;
  allows boolean;
  fault text;
  changed text[];
  event CONSTANT uuid := clientele.id_at(at);
BEGIN
  IF reach IS NULL THEN
    RETURN json_build_object('success', false, 'error', 'this user is not yours to change', 'error_code', '42501');
  END IF;
  -- Somebody at work who signs in here has none before the first change.
  INSERT INTO clientele.user_profiles (tenant_id, user_id, first_name, last_name, recognised_at, created_at, updated_at)
    SELECT mine, u.id, left(split_part(u.name, ' ', 1), 120), left(substr(u.name, length(split_part(u.name, ' ', 1)) + 2), 120),
      at, at, at
    FROM clientele.users u WHERE u.id = $1
    ON CONFLICT DO NOTHING;
  SELECT * INTO was FROM clientele.user_profiles p WHERE p.tenant_id = mine AND p.user_id = $1 FOR UPDATE;
  IF was.tenant_id IS NULL OR was.deleted_at IS NOT NULL THEN
    RETURN json_build_object('success', false, 'error', 'this user is not yours to change', 'error_code', '42501');
  END IF;
  want := was;
  allows := coalesce(clientele.allows_offers($1), false);
  IF first_name_param IS NOT NULL THEN want.first_name := clientele.one_line(first_name_param); END IF;
  IF last_name_param IS NOT NULL THEN want.last_name := clientele.one_line(last_name_param); END IF;
  IF phone_param IS NOT NULL THEN want.phone := clientele.one_line(phone_param); END IF;
  IF company_param IS NOT NULL THEN want.company := clientele.one_line(company_param); END IF;
  IF timezone_param IS NOT NULL THEN want.time_zone := nullif(btrim(timezone_param), ''); END IF;
  IF preferred_contact_method_param IS NOT NULL THEN want.preferred_contact_method := preferred_contact_method_param; END IF;
  IF avatar_url_param IS NOT NULL THEN want.avatar_url := nullif(btrim(avatar_url_param), ''); END IF;
  IF bio_param IS NOT NULL THEN want.bio := nullif(btrim(bio_param), ''); END IF;
  IF marketing_consent_param IS NOT NULL THEN want.marketing_consent := marketing_consent_param; END IF;
  fault := CASE
    WHEN want.first_name || want.last_name = '' AND was.first_name || was.last_name <> '' THEN 'a name is needed'
    WHEN length(want.first_name) > 120 OR length(want.last_name) > 120 THEN 'a name has at most 120 characters'
    WHEN length(want.company) > 200 THEN 'a company has at most 200 characters'
    WHEN want.phone <> '' AND want.phone !~ '^\+?[0-9 ().\-/]{5,40}$' THEN 'this is no phone number'
    WHEN want.time_zone IS DISTINCT FROM was.time_zone AND want.time_zone IS NOT NULL
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_timezone_names z WHERE z.name = want.time_zone) THEN 'this time zone is not known'
    WHEN want.preferred_contact_method NOT IN ('email', 'phone', 'both') THEN 'the contact method is email, phone or both'
    WHEN want.avatar_url !~ '^https?://' OR length(want.avatar_url) > 500 THEN 'a picture is named by an http address of at most 500 characters'
    WHEN length(want.bio) > 2000 THEN 'a bio has at most 2000 characters'
  END;
  IF fault IS NOT NULL THEN
    RETURN json_build_object('success', false, 'error', fault, 'error_code', '22023');
  END IF;
  changed := array_remove(ARRAY[
    CASE WHEN want.first_name <> was.first_name THEN 'firstName' END,
    CASE WHEN want.last_name <> was.last_name THEN 'lastName' END,
    CASE WHEN want.phone <> was.phone THEN 'phone' END,
    CASE WHEN want.company <> was.company THEN 'company' END,
    CASE WHEN want.time_zone IS DISTINCT FROM was.time_zone THEN 'timeZone' END,
    CASE WHEN want.preferred_contact_method <> was.preferred_contact_method THEN 'preferredContactMethod' END,
    CASE WHEN marketing_consent_param <> allows OR (marketing_consent_param IS NOT NULL AND was.marketing_consent_at IS NULL)
      THEN 'marketingConsent' END,
    CASE WHEN want.avatar_url IS DISTINCT FROM was.avatar_url THEN 'avatarUrl' END,
    CASE WHEN want.bio IS DISTINCT FROM was.bio THEN 'bio' END], NULL);
  IF changed <> '{}' THEN
    UPDATE clientele.user_profiles p SET
      first_name = want.first_name, last_name = want.last_name, phone = want.phone, company = want.company,
      time_zone = want.time_zone, preferred_contact_method = want.preferred_contact_method, avatar_url = want.avatar_url,
      bio = want.bio, marketing_consent = want.marketing_consent,
      marketing_consent_at = CASE WHEN 'marketingConsent' = ANY (changed) THEN at ELSE was.marketing_consent_at END,
      marketing_consent_by = CASE WHEN 'marketingConsent' = ANY (changed) THEN reach ELSE was.marketing_consent_by END,
      recognised_at = CASE WHEN changed && ARRAY['firstName', 'lastName', 'phone', 'company', 'marketingConsent'] THEN NULL ELSE was.recognised_at END,
      updated_at = at
    WHERE p.tenant_id = mine AND p.user_id = $1;
    INSERT INTO clientele.events (tenant_id, id, at, type, actor_kind, actor_id, subject_kind, subject_id, fields, request_id)
    VALUES (mine, event, at, 'user_profile.changed',
      CASE WHEN clientele.calling_user() IS NULL THEN 'system' WHEN clientele.role_at_work(clientele.calling_user()) IS NULL THEN 'user' ELSE 'staff' END,
      clientele.calling_user(), 'user', $1, changed, event::text);
    INSERT INTO clientele.event_values (tenant_id, event_id, field, old_value, new_value)
    SELECT mine, event, v.field, v.old_value, v.new_value
    FROM (VALUES
      ('firstName', was.first_name, want.first_name), ('lastName', was.last_name, want.last_name), ('phone', was.phone, want.phone),
      ('company', was.company, want.company), ('timeZone', was.time_zone, want.time_zone),
      ('preferredContactMethod', was.preferred_contact_method, want.preferred_contact_method),
      ('marketingConsent', allows::text, want.marketing_consent::text),
      ('avatarUrl', was.avatar_url, want.avatar_url), ('bio', was.bio, want.bio)) AS v (field, old_value, new_value)
    WHERE v.field = ANY (changed);
  END IF;
  RETURN json_build_object('success', true, 'user_id', $1, 'updated_at', CASE WHEN changed <> '{}' THEN at ELSE was.updated_at END,
    'changed', changed);
END $$;

-- Sign-ups of the caller's business that recognising has not been told about, oldest first, with the addresses they proved;
-- the user's alone where one is named. For the engine only.
DROP FUNCTION IF EXISTS clientele.sign_ups_waiting(uuid, integer);

CREATE FUNCTION clientele.sign_ups_waiting(p_user_id uuid, most integer)
  RETURNS TABLE (
    user_id uuid, first_name text, last_name text, company text, phone text, email text, email_confirmed boolean,
    proved_phone text, phone_confirmed boolean, updated_at timestamptz, preferred_contact_method text,
    marketing_consent boolean, marketing_consent_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT p.user_id, p.first_name, p.last_name, p.company, p.phone, a.email, a.email_confirmed, a.phone, a.phone_confirmed, p.updated_at,
    p.preferred_contact_method, p.marketing_consent, p.marketing_consent_at
  FROM (
    SELECT * FROM clientele.user_profiles o
    WHERE o.tenant_id = clientele.tenant() AND o.recognised_at IS NULL AND NOT o.is_anonymous AND o.deleted_at IS NULL
      AND (p_user_id IS NULL OR o.user_id = p_user_id)
    ORDER BY o.updated_at LIMIT most
  ) AS p
  CROSS JOIN LATERAL clientele.auth_user(p.user_id) AS a
$$;

-- What happens to auth.users becomes true of profiles, in the same transaction. Of what users write of themselves
-- (raw_user_meta_data) names and company count, at sign-up and where they change; nothing there makes anybody staff.
CREATE OR REPLACE FUNCTION clientele.follow_auth_user() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  before CONSTANT text := coalesce(pg_catalog.current_setting('request.jwt.claims', true), '');
  at CONSTANT timestamptz := date_trunc('milliseconds', statement_timestamp());
  business CONSTANT uuid := CASE WHEN TG_OP = 'DELETE' THEN clientele.business_of(OLD.raw_app_meta_data)
    ELSE clientele.business_of(NEW.raw_app_meta_data) END;
  who record;
  was record;
BEGIN
  IF business IS NULL THEN RETURN NULL; END IF;
  -- The reader reaches the business of the claims: this one, for as long as this takes.
  PERFORM pg_catalog.set_config('request.jwt.claims', jsonb_build_object('tenant_id', business, 'caller', 'system')::text, true);
  IF TG_OP = 'DELETE' THEN
    DELETE FROM clientele.user_profiles p WHERE p.tenant_id = business AND p.user_id = OLD.id;
  ELSE
    SELECT n.first_name, n.last_name, left(clientele.one_line(NEW.raw_user_meta_data ->> 'company'), 200) AS company
      INTO who FROM clientele.names_of(NEW.raw_user_meta_data) n;
    IF TG_OP = 'UPDATE' THEN
      SELECT n.first_name, n.last_name, left(clientele.one_line(OLD.raw_user_meta_data ->> 'company'), 200) AS company
        INTO was FROM clientele.names_of(OLD.raw_user_meta_data) n;
    ELSE
      was := who;
    END IF;
    INSERT INTO clientele.user_profiles AS p
      (tenant_id, user_id, first_name, last_name, company, is_anonymous, banned_until, deleted_at, created_at, updated_at)
    VALUES (business, NEW.id, who.first_name, who.last_name, who.company, NEW.is_anonymous, NEW.banned_until, NEW.deleted_at, at, at)
    ON CONFLICT (tenant_id, user_id) DO UPDATE SET
      first_name = CASE WHEN (who.first_name, who.last_name) IS DISTINCT FROM (was.first_name, was.last_name)
        AND who.first_name || who.last_name <> '' THEN who.first_name ELSE p.first_name END,
      last_name = CASE WHEN (who.first_name, who.last_name) IS DISTINCT FROM (was.first_name, was.last_name)
        AND who.first_name || who.last_name <> '' THEN who.last_name ELSE p.last_name END,
      company = CASE WHEN who.company <> was.company THEN who.company ELSE p.company END,
      is_anonymous = excluded.is_anonymous, banned_until = excluded.banned_until, deleted_at = excluded.deleted_at,
      recognised_at = CASE WHEN TG_OP = 'UPDATE' AND (who IS DISTINCT FROM was OR
        (NEW.email, NEW.email_confirmed_at, NEW.phone, NEW.phone_confirmed_at, NEW.is_anonymous)
          IS DISTINCT FROM (OLD.email, OLD.email_confirmed_at, OLD.phone, OLD.phone_confirmed_at, OLD.is_anonymous))
        THEN NULL ELSE p.recognised_at END,
      updated_at = excluded.updated_at;
    IF NEW.deleted_at IS NOT NULL THEN
      UPDATE clientele.user_profiles p
      SET first_name = '', last_name = '', company = '', phone = '', avatar_url = NULL, bio = NULL, time_zone = NULL
      WHERE p.tenant_id = business AND p.user_id = NEW.id;
    END IF;
  END IF;
  PERFORM pg_catalog.set_config('request.jwt.claims', before, true);
  RETURN NULL;
END $$;

-- Supabase's access-token hook: adds to a token the business, what its bearer is there, and the customer they are. All of
-- it from our tables. Whoever is nothing to any business gets nothing added.
CREATE OR REPLACE FUNCTION clientele.custom_access_token_hook(event jsonb) RETURNS jsonb
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  before CONSTANT text := coalesce(pg_catalog.current_setting('request.jwt.claims', true), '');
  bearer CONSTANT uuid := (event ->> 'user_id')::uuid;
  business CONSTANT uuid := clientele.business_of(
    coalesce((SELECT a.app_metadata FROM clientele.auth_user(bearer) a), event #> '{claims,app_metadata}', '{}'));
  -- Nothing of ours that somebody else put there survives.
  claims jsonb := (event -> 'claims') - 'tenant_id' - 'caller' - 'user_role' - 'customer_id' - 'profile_id';
  role text;
  barred boolean;
  door record;
BEGIN
  claims := claims || jsonb_build_object('app_metadata', coalesce(nullif(claims -> 'app_metadata', 'null'), '{}') - 'tenant_id');
  IF business IS NULL THEN RETURN jsonb_set(event, '{claims}', claims); END IF;
  PERFORM pg_catalog.set_config('request.jwt.claims', jsonb_build_object('tenant_id', business, 'caller', 'system')::text, true);
  barred := coalesce((SELECT a.barred FROM clientele.auth_user(bearer) a), false) OR coalesce((claims ->> 'is_anonymous')::boolean, false);
  role := clientele.role_at_work(bearer);
  SELECT p.id AS profile, clientele.survivor(l.customer_id) AS customer INTO door
    FROM clientele.profiles p
    JOIN clientele.links l ON l.tenant_id = business AND l.profile_id = p.id AND l.ended_at IS NULL
    WHERE p.tenant_id = business AND p.source = 'supabase' AND p.outside_id = bearer::text;
  IF NOT barred THEN
    claims := claims
      || jsonb_build_object('tenant_id', business, 'user_role', coalesce(role, 'customer'),
        'app_metadata', (claims -> 'app_metadata') || jsonb_build_object('tenant_id', business))
      || CASE
        WHEN role IS NOT NULL THEN jsonb_build_object('caller', 'staff')
        WHEN door.customer IS NOT NULL
          THEN jsonb_build_object('caller', 'customer', 'profile_id', door.profile, 'customer_id', door.customer)
        ELSE '{}' END;
  END IF;
  PERFORM pg_catalog.set_config('request.jwt.claims', before, true);
  RETURN jsonb_set(event, '{claims}', claims);
END $$;

REVOKE ALL ON FUNCTION clientele.get_user_email(uuid), clientele.get_user_phone(uuid), clientele.get_customer_email(uuid, text),
  clientele.get_customer_data(uuid, text), clientele.get_user_profile(uuid),
  clientele.update_user_profile(uuid, text, text, text, text, text, text, boolean, text, text),
  clientele.sign_ups_waiting(uuid, integer), clientele.follow_auth_user(), clientele.custom_access_token_hook(jsonb) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.get_user_email(uuid), clientele.get_user_phone(uuid), clientele.get_customer_email(uuid, text),
  clientele.get_customer_data(uuid, text), clientele.get_user_profile(uuid),
  clientele.update_user_profile(uuid, text, text, text, text, text, text, boolean, text, text) TO clientele_app, authenticated;

GRANT EXECUTE ON FUNCTION clientele.sign_ups_waiting(uuid, integer) TO clientele_engine;

DO $$
DECLARE
  mine text;
BEGIN
  FOREACH mine IN ARRAY ARRAY['get_user_email(uuid)', 'get_user_phone(uuid)', 'get_customer_data(uuid, text)', 'get_user_profile(uuid)',
    'update_user_profile(uuid, text, text, text, text, text, text, boolean, text, text)', 'sign_ups_waiting(uuid, integer)',
    'follow_auth_user()', 'custom_access_token_hook(jsonb)'] LOOP
    EXECUTE format('ALTER FUNCTION clientele.%s OWNER TO clientele_reader', mine);
  END LOOP;
END $$;

-- What only a database of Supabase's has: the one trigger on auth.users, and the role that signs people in.
DO $$
BEGIN
  IF (SELECT count(*) = 4 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('auth.users')
      AND attname IN ('raw_app_meta_data', 'raw_user_meta_data', 'banned_until', 'is_anonymous')) THEN
    CREATE OR REPLACE TRIGGER clientele_follows AFTER INSERT OR DELETE OR UPDATE OF email, email_confirmed_at, phone,
      phone_confirmed_at, raw_user_meta_data, raw_app_meta_data, banned_until, deleted_at, is_anonymous ON auth.users
      FOR EACH ROW EXECUTE FUNCTION clientele.follow_auth_user();
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'supabase_auth_admin') THEN
    GRANT USAGE ON SCHEMA clientele TO supabase_auth_admin;
    GRANT EXECUTE ON FUNCTION clientele.custom_access_token_hook(jsonb) TO supabase_auth_admin;
  END IF;
END $$;

REVOKE CREATE ON SCHEMA clientele FROM clientele_reader;
