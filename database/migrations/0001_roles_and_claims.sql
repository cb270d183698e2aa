-- The schema, the roles every transaction becomes, and the claims that all policies read.
-- Nothing here needs a superuser, and what a Supabase database already has is left as it is.
CREATE SCHEMA IF NOT EXISTS clientele;

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[
    'clientele_app', 'clientele_engine', 'clientele_gate', 'clientele_worker', 'clientele_reader',
    'anon', 'authenticated', 'service_role'
  ] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Another database of this server is being migrated at the same moment.
      NULL;
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA clientele TO clientele_app, clientele_engine, clientele_gate, clientele_worker, clientele_reader, anon, authenticated;

-- Claims come from our own session look-up or, on Supabase, from a verified token. Of a token only app_metadata
-- counts beside the claims we set ourselves: user_metadata can be written by the user.
CREATE FUNCTION clientele.claims() RETURNS jsonb
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = ''
  AS $$ SELECT coalesce(nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb, '{}'::jsonb) $$;

-- The business the caller acts for. Every policy of a tenant's table compares with this. One plain expression without
-- settings of its own, so that the planner writes it into the statement instead of calling a function for each row.
CREATE FUNCTION clientele.tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
SELECT coalesce(
  nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::pg_catalog.jsonb OPERATOR(pg_catalog.->>) 'tenant_id',
  nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::pg_catalog.jsonb
    OPERATOR(pg_catalog.#>>) '{app_metadata,tenant_id}'
)::pg_catalog.uuid
$$;

-- Whether the caller may see a row about this customer: a customer sees only its own, everybody else at work for the
-- tenant sees all, nobody in particular sees none.
CREATE FUNCTION clientele.sees(customer uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE
  SET search_path = ''
  AS $$
DECLARE
  claims jsonb := nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb;
BEGIN
  RETURN CASE claims ->> 'caller'
    WHEN 'staff' THEN true
    WHEN 'key' THEN true
    WHEN 'system' THEN true
    WHEN 'customer' THEN (claims ->> 'customer_id')::uuid = customer
    ELSE false
  END;
END $$;

-- Whether the caller works for the tenant: staff, an API key or Clientele itself.
CREATE FUNCTION clientele.at_work() RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE
  SET search_path = ''
  AS $$
BEGIN
  RETURN coalesce(
    nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'caller' IN ('staff', 'key', 'system'),
    false);
END $$;

-- True while the owner migrates: under forced row-level security an owner's backfill would otherwise touch no row.
CREATE FUNCTION clientele.migrating() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = ''
  AS $$ SELECT coalesce(pg_catalog.current_setting('clientele.migrating', true) = 'on', false) $$;

-- Supabase's auth schema, where it is not there already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'auth') THEN
    CREATE SCHEMA auth;
    GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role;
    CREATE FUNCTION auth.jwt() RETURNS jsonb
      LANGUAGE sql STABLE
      AS 'SELECT nullif(pg_catalog.current_setting(''request.jwt.claims'', true), '''')::jsonb';
    CREATE FUNCTION auth.uid() RETURNS uuid
      LANGUAGE sql STABLE
      AS 'SELECT (auth.jwt() ->> ''sub'')::uuid';
    CREATE FUNCTION auth.role() RETURNS text
      LANGUAGE sql STABLE
      AS 'SELECT auth.jwt() ->> ''role''';
  END IF;
END $$;
