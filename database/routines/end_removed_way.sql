-- Ends what a way to sign in had opened, once its customer has removed it, in the transaction that removes it. Runs as the
-- owner, because sessions are the gate's alone: by this the engine ends those of a removed way of its own business, and reads
-- and writes no other.
CREATE OR REPLACE FUNCTION clientele.end_removed_way(p_profile uuid, p_at timestamptz)
  RETURNS TABLE (id uuid, face text, tenant_id uuid, expires_at timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ''
  AS $$
DECLARE
  mine uuid := clientele.tenant();
BEGIN
  PERFORM pg_catalog.set_config('clientele.migrating', 'on', true);
  RETURN QUERY
    UPDATE clientele.sessions s SET revoked_at = p_at
    WHERE s.tenant_id = mine AND s.profile_id = p_profile AND s.revoked_at IS NULL
      AND EXISTS (SELECT FROM clientele.sign_in_ways w
        WHERE w.tenant_id = mine AND w.profile_id = p_profile AND w.removed_at IS NOT NULL)
    RETURNING s.id, s.face, s.tenant_id, s.expires_at;
  PERFORM pg_catalog.set_config('clientele.migrating', '', true);
END $$;

REVOKE ALL ON FUNCTION clientele.end_removed_way(uuid, timestamptz) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.end_removed_way(uuid, timestamptz) TO clientele_engine;
