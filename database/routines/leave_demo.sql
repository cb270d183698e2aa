-- Deletes the demo: every row of every table that belongs to a demo business, then its people, mail and jobs.
-- Runs as the owner, because nobody who serves requests may delete what is append-only; only the gate may ask for it.
CREATE OR REPLACE FUNCTION clientele.leave_demo() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  demo uuid[];
  gone uuid[];
  waiting text[];
  held text[];
  name text;
BEGIN
  PERFORM pg_catalog.set_config('clientele.migrating', 'on', true);
  demo := ARRAY(SELECT id FROM clientele.tenants WHERE is_demo FOR UPDATE);
  -- Who came in by an invitation of the demo and works nowhere else was of the demo too.
  gone := ARRAY(SELECT id FROM clientele.users
    WHERE is_demo OR pg_catalog.cardinality(tenant_ids) > 0 AND tenant_ids <@ demo);
  UPDATE clientele.sessions s SET tenant_id = NULL
    FROM clientele.users u WHERE u.id = s.user_id AND u.id <> ALL (gone) AND s.tenant_id = ANY (demo);
  waiting := ARRAY(
    SELECT c.relname::text
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE n.nspname = 'clientele' AND c.relkind IN ('r', 'p')
    ORDER BY c.oid DESC);
  -- What is referred to goes after what refers to it; the order is found by trying.
  WHILE pg_catalog.cardinality(waiting) > 0 LOOP
    held := '{}';
    FOREACH name IN ARRAY waiting LOOP
      BEGIN
        EXECUTE pg_catalog.format('DELETE FROM clientele.%I WHERE tenant_id = ANY ($1)', name) USING demo;
      EXCEPTION WHEN foreign_key_violation THEN
        held := held || name;
      END;
    END LOOP;
    IF pg_catalog.cardinality(held) = pg_catalog.cardinality(waiting) THEN
      RAISE EXCEPTION 'rows of % refer to each other', held;
    END IF;
    waiting := held;
  END LOOP;
  DELETE FROM clientele.sessions WHERE user_id = ANY (gone);
  DELETE FROM clientele.second_factors WHERE user_id = ANY (gone);
  DELETE FROM clientele.users WHERE id = ANY (gone);
  UPDATE clientele.users u
    SET tenant_ids = ARRAY(SELECT t FROM pg_catalog.unnest(u.tenant_ids) t WHERE t <> ALL (demo))
    WHERE u.tenant_ids && demo;
  DELETE FROM clientele.tenants WHERE id = ANY (demo);
  DELETE FROM clientele.mailbox;
  -- Whose address it was sent to, a code does not tell: without its business or person it leads nowhere and soon ends.
  IF pg_catalog.to_regclass('pgboss.job') IS NOT NULL THEN
    EXECUTE 'DELETE FROM pgboss.job WHERE (data -> ''payload'' ->> ''tenant'')::uuid = ANY ($1)' USING demo;
  END IF;
  PERFORM pg_catalog.set_config('clientele.migrating', '', true);
END $$;

REVOKE ALL ON FUNCTION clientele.leave_demo() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.leave_demo() TO clientele_gate;
