-- The customer that an id leads to today: itself, or the one it became part of, however often that was merged on.
CREATE OR REPLACE FUNCTION clientele.survivor(customer uuid) RETURNS uuid
  LANGUAGE sql STABLE
  SET search_path = ''
  AS $$
  WITH RECURSIVE path (id, step) AS (
    SELECT customer, 0
    UNION ALL
    SELECT l.survivor_id, path.step + 1
    FROM path
    JOIN clientele.lineage l
      ON l.tenant_id = clientele.tenant() AND l.customer_id = path.id AND l.undone_at IS NULL
    WHERE path.step < 100
  )
  SELECT id FROM path ORDER BY step DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION clientele.survivor(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.survivor(uuid) TO clientele_app, clientele_engine, clientele_reader;
