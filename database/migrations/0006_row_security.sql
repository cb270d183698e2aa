-- Who may touch what of the tables so far. Denied unless said here.
ALTER TABLE clientele.tenants ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tenants FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tenants TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tenants TO clientele_app USING (id = clientele.tenant()) WITH CHECK (id = clientele.tenant());

GRANT SELECT, UPDATE ON clientele.tenants TO clientele_app;

CREATE POLICY engine ON clientele.tenants TO clientele_engine USING (id = clientele.tenant()) WITH CHECK (id = clientele.tenant());

GRANT SELECT ON clientele.tenants TO clientele_engine;

CREATE POLICY gate ON clientele.tenants TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON clientele.tenants TO clientele_gate;

ALTER TABLE clientele.users ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.users FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.users TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.users TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON clientele.users TO clientele_gate;

ALTER TABLE clientele.tenant_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tenant_keys FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tenant_keys TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tenant_keys TO clientele_app USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.tenant_keys TO clientele_app;

CREATE POLICY engine ON clientele.tenant_keys TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.tenant_keys TO clientele_engine;

CREATE POLICY gate ON clientele.tenant_keys TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON clientele.tenant_keys TO clientele_gate;

ALTER TABLE clientele.locations ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.locations FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.locations TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.locations TO clientele_app USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.locations TO clientele_app;

CREATE POLICY engine ON clientele.locations TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.locations TO clientele_engine;

CREATE POLICY gate ON clientele.locations TO clientele_gate USING (true) WITH CHECK (true);

GRANT INSERT ON clientele.locations TO clientele_gate;

ALTER TABLE clientele.staff ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.staff FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.staff TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.staff TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.staff TO clientele_app;

CREATE POLICY gate ON clientele.staff TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.staff TO clientele_gate;

ALTER TABLE clientele.invitations ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.invitations FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.invitations TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.invitations TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON clientele.invitations TO clientele_gate;

ALTER TABLE clientele.tags ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.tags FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.tags TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.tags TO clientele_app USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.tags TO clientele_app;

CREATE POLICY engine ON clientele.tags TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.tags TO clientele_engine;

ALTER TABLE clientele.custom_fields ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.custom_fields FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.custom_fields TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.custom_fields TO clientele_app USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.custom_fields TO clientele_app;

CREATE POLICY engine ON clientele.custom_fields TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.custom_fields TO clientele_engine;

ALTER TABLE clientele.files ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.files FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.files TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.files TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.files TO clientele_app;

CREATE POLICY engine ON clientele.files TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.files TO clientele_engine;

ALTER TABLE clientele.sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.sessions FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.sessions TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.sessions TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.sessions TO clientele_gate;

ALTER TABLE clientele.sign_in_codes ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.sign_in_codes FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.sign_in_codes TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.sign_in_codes TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.sign_in_codes TO clientele_gate;

ALTER TABLE clientele.second_factors ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.second_factors FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.second_factors TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.second_factors TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.second_factors TO clientele_gate;

ALTER TABLE clientele.owner_links ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.owner_links FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.owner_links TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.owner_links TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.owner_links TO clientele_gate;

ALTER TABLE clientele.api_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.api_keys FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.api_keys TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.api_keys TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.api_keys TO clientele_app;

CREATE POLICY gate ON clientele.api_keys TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, UPDATE ON clientele.api_keys TO clientele_gate;

ALTER TABLE clientele.attempts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.attempts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.attempts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.attempts TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.attempts TO clientele_gate;

ALTER TABLE clientele.idempotency_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.idempotency_keys FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.idempotency_keys TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.idempotency_keys TO clientele_app USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.idempotency_keys TO clientele_app;

CREATE POLICY engine ON clientele.idempotency_keys TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.idempotency_keys TO clientele_engine;

ALTER TABLE clientele.mailbox ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.mailbox FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.mailbox TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY gate ON clientele.mailbox TO clientele_gate USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.mailbox TO clientele_gate;

ALTER TABLE clientele.events ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.events FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.events TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

-- Everybody may add an event of their own business; no role may change or remove one.
CREATE POLICY app_adds ON clientele.events FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant());

CREATE POLICY app_reads ON clientele.events FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT ON clientele.events TO clientele_app;

CREATE POLICY engine ON clientele.events TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT ON clientele.events TO clientele_engine;

CREATE POLICY gate ON clientele.events FOR INSERT TO clientele_gate WITH CHECK (true);

GRANT INSERT ON clientele.events TO clientele_gate;

ALTER TABLE clientele.event_values ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.event_values FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.event_values TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_adds ON clientele.event_values FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant());

CREATE POLICY app_reads ON clientele.event_values FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_erases ON clientele.event_values FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.event_values TO clientele_app;

CREATE POLICY engine ON clientele.event_values TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT INSERT ON clientele.event_values TO clientele_engine;

CREATE POLICY gate ON clientele.event_values FOR INSERT TO clientele_gate WITH CHECK (true);

GRANT INSERT ON clientele.event_values TO clientele_gate;

ALTER TABLE clientele.event_origins ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.event_origins FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.event_origins TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app_adds ON clientele.event_origins FOR INSERT TO clientele_app WITH CHECK (tenant_id = clientele.tenant());

CREATE POLICY app_reads ON clientele.event_origins FOR SELECT TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

CREATE POLICY app_erases ON clientele.event_origins FOR DELETE TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.event_origins TO clientele_app;

CREATE POLICY engine ON clientele.event_origins TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT INSERT ON clientele.event_origins TO clientele_engine;

CREATE POLICY gate ON clientele.event_origins FOR INSERT TO clientele_gate WITH CHECK (true);

GRANT INSERT ON clientele.event_origins TO clientele_gate;

ALTER TABLE clientele.due ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.due FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.due TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY worker ON clientele.due TO clientele_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON clientele.due TO clientele_worker;

CREATE POLICY worker ON clientele.tenants FOR SELECT TO clientele_worker USING (true);

GRANT SELECT (id, time_zone) ON clientele.tenants TO clientele_worker;
