-- Who may touch pg-boss's tables. Re-runnable: run whenever the queues are set up anew.
-- A business's jobs carry its id in group_id. Everybody may send a job for their own business; staff, keys and
-- Clientele itself may see, finish, cancel and replay those of their own business; only the worker sees all.
-- The policies' group_id || '' is there to keep an index out of it: with statistics of an empty queue, finishing one job
-- by its id would read all jobs of the business through that index. Lists name the business themselves and use it.
GRANT USAGE ON SCHEMA pgboss TO clientele_worker, clientele_app, clientele_engine, clientele_gate;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO clientele_worker;

GRANT SELECT ON pgboss.queue, pgboss.version TO clientele_app, clientele_engine, clientele_gate;

GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job, pgboss.job_common TO clientele_app, clientele_engine;

GRANT INSERT ON pgboss.job, pgboss.job_common TO clientele_gate;

CREATE INDEX IF NOT EXISTS clientele_tenant_idx ON pgboss.job_common (group_id, created_on);

ALTER TABLE pgboss.job ENABLE ROW LEVEL SECURITY;

ALTER TABLE pgboss.job_common ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS worker ON pgboss.job;

DROP POLICY IF EXISTS worker ON pgboss.job_common;

CREATE POLICY worker ON pgboss.job TO clientele_worker USING (true) WITH CHECK (true);

CREATE POLICY worker ON pgboss.job_common TO clientele_worker USING (true) WITH CHECK (true);

DROP POLICY IF EXISTS send ON pgboss.job;

DROP POLICY IF EXISTS send ON pgboss.job_common;

CREATE POLICY send ON pgboss.job FOR INSERT TO clientele_app, clientele_engine WITH CHECK (group_id = clientele.tenant()::text);

CREATE POLICY send ON pgboss.job_common FOR INSERT TO clientele_app, clientele_engine WITH CHECK (group_id = clientele.tenant()::text);

DROP POLICY IF EXISTS work ON pgboss.job;

DROP POLICY IF EXISTS work ON pgboss.job_common;

CREATE POLICY work ON pgboss.job TO clientele_app, clientele_engine USING (group_id || '' = clientele.tenant()::text AND clientele.at_work()) WITH CHECK (group_id = clientele.tenant()::text AND clientele.at_work());

CREATE POLICY work ON pgboss.job_common TO clientele_app, clientele_engine USING (group_id || '' = clientele.tenant()::text AND clientele.at_work()) WITH CHECK (group_id = clientele.tenant()::text AND clientele.at_work());

DROP POLICY IF EXISTS gate ON pgboss.job;

DROP POLICY IF EXISTS gate ON pgboss.job_common;

CREATE POLICY gate ON pgboss.job FOR INSERT TO clientele_gate WITH CHECK (true);

CREATE POLICY gate ON pgboss.job_common FOR INSERT TO clientele_gate WITH CHECK (true);

-- Statistics of a queue that was empty a moment ago make every look at a backlog read all of it. The worker, which owns
-- nothing, may have them made anew.
CREATE OR REPLACE FUNCTION clientele.analyze_jobs() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = ''
  AS $$
BEGIN
  ANALYZE pgboss.job_common;
END $$;

REVOKE ALL ON FUNCTION clientele.analyze_jobs() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION clientele.analyze_jobs() TO clientele_worker;
