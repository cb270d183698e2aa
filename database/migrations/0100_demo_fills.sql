-- How far the people of a demo business have come in. The first of them are there at once, the others follow.
CREATE TABLE clientele.demo_fills (
  tenant_id uuid NOT NULL PRIMARY KEY REFERENCES clientele.tenants (id),
  -- The present day of its history: everybody came in before.
  begun_at timestamptz NOT NULL,
  -- How many people it has in all, and how often they come in, and how much of that has happened.
  people integer NOT NULL CHECK (people > 0),
  arrivals integer NOT NULL CHECK (arrivals > 0),
  taken integer NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND arrivals)
);

ALTER TABLE clientele.demo_fills ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.demo_fills FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.demo_fills TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.demo_fills FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.demo_fills TO clientele_app;

CREATE POLICY engine ON clientele.demo_fills TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.demo_fills TO clientele_engine;
