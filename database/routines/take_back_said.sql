-- Takes back what an import said of tiers and of what people allow, from a line of its file on. Runs as the owner, because
-- nobody who serves requests may delete what is append-only; what people said here has no import, and stays.
CREATE OR REPLACE FUNCTION clientele.take_back_said(p_import uuid, p_line integer) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  mine uuid := clientele.tenant();
BEGIN
  PERFORM pg_catalog.set_config('clientele.migrating', 'on', true);
  DELETE FROM clientele.consents c
    WHERE c.tenant_id = mine AND c.import_id = p_import AND c.import_line >= p_line;
  DELETE FROM clientele.customer_tiers s
    WHERE s.tenant_id = mine AND s.import_id = p_import AND s.import_line >= p_line;
  PERFORM pg_catalog.set_config('clientele.migrating', '', true);
END $$;

REVOKE ALL ON FUNCTION clientele.take_back_said(uuid, integer) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.take_back_said(uuid, integer) TO clientele_engine;
