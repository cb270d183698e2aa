-- Functions kept for people who call the database directly. All data is live: nothing was copied into links. They run as
-- clientele_reader, under policies over the caller's claims: staff see any customer of their business, a customer only
-- itself, nobody in particular nothing. Ids of merged customers lead to the one that remains.
GRANT CREATE ON SCHEMA clientele TO clientele_reader;

DO $$
BEGIN
  EXECUTE format('GRANT clientele_reader TO %I', current_user);
END $$;

DROP FUNCTION IF EXISTS clientele.get_customer_for_profile(uuid);

DROP FUNCTION IF EXISTS clientele.get_customer_by_hash_id(text);

DROP FUNCTION IF EXISTS clientele.get_profile_customer_link(uuid);

-- A customer by the hash an earlier system knew it by, in whatever name the hash was made.
CREATE FUNCTION clientele.get_customer_by_hash_id(p_stable_hash_id text)
  RETURNS TABLE (
    customer_id uuid, stable_hash_id text, name text, company text, email text, phone text, birth_date date,
    language text, created_at timestamptz, updated_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT c.id,
    (SELECT a.alias FROM clientele.legacy_aliases a
      WHERE a.tenant_id = clientele.tenant() AND a.customer_id = c.id AND a.until IS NULL
      ORDER BY a.since DESC LIMIT 1),
    c.name, c.company,
    (SELECT i.value FROM clientele.identifiers i
      WHERE i.tenant_id = clientele.tenant() AND i.customer_id = c.id AND i.kind = 'email' AND i.is_primary),
    (SELECT i.value FROM clientele.identifiers i
      WHERE i.tenant_id = clientele.tenant() AND i.customer_id = c.id AND i.kind = 'phone' AND i.is_primary),
    c.birth_date, c.language, c.created_at, c.updated_at
  FROM (
    SELECT DISTINCT clientele.survivor(a.customer_id) AS id FROM clientele.legacy_aliases a
    WHERE a.tenant_id = clientele.tenant() AND a.alias = lower(p_stable_hash_id)
  ) AS found
  JOIN clientele.customers c ON c.tenant_id = clientele.tenant() AND c.id = found.id
$$;

-- How a profile hangs on its customer: method, confidence (a probability; null where staff decided or nothing was
-- compared), since when, and when that was verified last.
CREATE FUNCTION clientele.get_profile_customer_link(p_profile_id uuid)
  RETURNS TABLE (
    profile_id uuid, customer_id uuid, stable_hash_id text, method text, confidence double precision,
    linked_at timestamptz, last_verified timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT l.profile_id, c.id,
    (SELECT a.alias FROM clientele.legacy_aliases a
      WHERE a.tenant_id = clientele.tenant() AND a.customer_id = c.id AND a.until IS NULL
      ORDER BY a.since DESC LIMIT 1),
    l.method, l.probability, l.linked_at, l.last_verified_at
  FROM clientele.links l
  JOIN clientele.customers c ON c.tenant_id = clientele.tenant() AND c.id = clientele.survivor(l.customer_id)
  WHERE l.tenant_id = clientele.tenant() AND l.profile_id = p_profile_id AND l.ended_at IS NULL
$$;

-- The customer that a profile leads to, with how it does.
CREATE FUNCTION clientele.get_customer_for_profile(p_profile_id uuid)
  RETURNS TABLE (
    customer_id uuid, stable_hash_id text, name text, company text, email text, phone text, birth_date date,
    language text, created_at timestamptz, updated_at timestamptz, method text, confidence double precision,
    linked_at timestamptz, last_verified timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ''
  AS $$
  SELECT c.id, link.stable_hash_id, c.name, c.company,
    (SELECT i.value FROM clientele.identifiers i
      WHERE i.tenant_id = clientele.tenant() AND i.customer_id = c.id AND i.kind = 'email' AND i.is_primary),
    (SELECT i.value FROM clientele.identifiers i
      WHERE i.tenant_id = clientele.tenant() AND i.customer_id = c.id AND i.kind = 'phone' AND i.is_primary),
    c.birth_date, c.language, c.created_at, c.updated_at, link.method, link.confidence, link.linked_at,
    link.last_verified
  FROM clientele.get_profile_customer_link(p_profile_id) AS link
  JOIN clientele.customers c ON c.tenant_id = clientele.tenant() AND c.id = link.customer_id
$$;

REVOKE ALL ON FUNCTION clientele.get_customer_by_hash_id(text), clientele.get_profile_customer_link(uuid),
  clientele.get_customer_for_profile(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.get_customer_by_hash_id(text), clientele.get_profile_customer_link(uuid),
  clientele.get_customer_for_profile(uuid) TO clientele_app, authenticated;

ALTER FUNCTION clientele.get_customer_by_hash_id(text) OWNER TO clientele_reader;

ALTER FUNCTION clientele.get_profile_customer_link(uuid) OWNER TO clientele_reader;

ALTER FUNCTION clientele.get_customer_for_profile(uuid) OWNER TO clientele_reader;

REVOKE CREATE ON SCHEMA clientele FROM clientele_reader;
