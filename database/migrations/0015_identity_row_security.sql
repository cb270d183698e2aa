-- Who may touch what of customers. Staff and keys work as app, recognising as engine; the gate sees nothing of them.
ALTER TABLE clientele.customers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.customers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(id));

GRANT SELECT, INSERT, UPDATE ON clientele.customers TO clientele_app;

CREATE POLICY engine ON clientele.customers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customers TO clientele_engine;

ALTER TABLE clientele.identifiers ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.identifiers FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.identifiers TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.identifiers TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.identifiers TO clientele_app;

CREATE POLICY engine ON clientele.identifiers TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.identifiers TO clientele_engine;

ALTER TABLE clientele.addresses ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.addresses FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.addresses TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.addresses TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.addresses TO clientele_app;

CREATE POLICY engine ON clientele.addresses TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.addresses TO clientele_engine;

ALTER TABLE clientele.customer_tags ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customer_tags FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customer_tags TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.customer_tags TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.customer_tags TO clientele_app;

CREATE POLICY engine ON clientele.customer_tags TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, DELETE ON clientele.customer_tags TO clientele_engine;

ALTER TABLE clientele.customer_values ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.customer_values FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.customer_values TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.customer_values TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customer_values TO clientele_app;

CREATE POLICY engine ON clientele.customer_values TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.customer_values TO clientele_engine;

ALTER TABLE clientele.legacy_aliases ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.legacy_aliases FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.legacy_aliases TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.legacy_aliases TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.legacy_aliases TO clientele_app;

CREATE POLICY engine ON clientele.legacy_aliases TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.legacy_aliases TO clientele_engine;

ALTER TABLE clientele.lineage ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.lineage FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.lineage TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.lineage TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.lineage TO clientele_app;

CREATE POLICY engine ON clientele.lineage TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.lineage TO clientele_engine;

ALTER TABLE clientele.profiles ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.profiles FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.profiles TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.profiles TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.profiles TO clientele_app;

CREATE POLICY engine ON clientele.profiles TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.profiles TO clientele_engine;

ALTER TABLE clientele.links ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.links FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.links TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.links TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id)) WITH CHECK (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT ON clientele.links TO clientele_app;

CREATE POLICY engine ON clientele.links TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.links TO clientele_engine;

ALTER TABLE clientele.match_models ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_models FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_models TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_models TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.match_models TO clientele_app;

CREATE POLICY engine ON clientele.match_models TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.match_models TO clientele_engine;

ALTER TABLE clientele.match_statistics ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_statistics FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_statistics TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_statistics TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.match_statistics TO clientele_app;

CREATE POLICY engine ON clientele.match_statistics TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE ON clientele.match_statistics TO clientele_engine;

ALTER TABLE clientele.term_counts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.term_counts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.term_counts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY engine ON clientele.term_counts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.term_counts TO clientele_engine;

ALTER TABLE clientele.blocked_values ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.blocked_values FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.blocked_values TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.blocked_values TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.blocked_values TO clientele_app;

CREATE POLICY engine ON clientele.blocked_values TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT ON clientele.blocked_values TO clientele_engine;

ALTER TABLE clientele.match_records ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_records FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_records TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_records TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.match_records TO clientele_app;

CREATE POLICY engine ON clientele.match_records TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.match_records TO clientele_engine;

ALTER TABLE clientele.search_texts ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.search_texts FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.search_texts TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.search_texts TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, UPDATE ON clientele.search_texts TO clientele_app;

CREATE POLICY engine ON clientele.search_texts TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.search_texts TO clientele_engine;

ALTER TABLE clientele.match_keys ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.match_keys FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.match_keys TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.match_keys TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT, INSERT, DELETE ON clientele.match_keys TO clientele_app;

CREATE POLICY engine ON clientele.match_keys TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.match_keys TO clientele_engine;

ALTER TABLE clientele.reviews ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.reviews FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.reviews TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.reviews TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.reviews TO clientele_app;

CREATE POLICY engine ON clientele.reviews TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.reviews TO clientele_engine;

ALTER TABLE clientele.review_candidates ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.review_candidates FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.review_candidates TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.review_candidates TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.review_candidates TO clientele_app;

CREATE POLICY engine ON clientele.review_candidates TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.review_candidates TO clientele_engine;

ALTER TABLE clientele.rejections ENABLE ROW LEVEL SECURITY;

ALTER TABLE clientele.rejections FORCE ROW LEVEL SECURITY;

CREATE POLICY migrate ON clientele.rejections TO CURRENT_USER USING (clientele.migrating()) WITH CHECK (clientele.migrating());

CREATE POLICY app ON clientele.rejections TO clientele_app USING (tenant_id = clientele.tenant() AND clientele.at_work()) WITH CHECK (tenant_id = clientele.tenant() AND clientele.at_work());

GRANT SELECT ON clientele.rejections TO clientele_app;

CREATE POLICY engine ON clientele.rejections TO clientele_engine USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.rejections TO clientele_engine;

-- The search function reads as this role and filters by the caller's claims itself: trigrams are not leakproof, under a
-- policy their index would not be used.
CREATE POLICY reader ON clientele.search_texts FOR SELECT TO clientele_reader USING (true);

GRANT SELECT ON clientele.search_texts TO clientele_reader;

CREATE POLICY reader ON clientele.customer_tags FOR SELECT TO clientele_reader USING (true);

GRANT SELECT ON clientele.customer_tags TO clientele_reader;

-- The functions kept for people who call the database directly read as the reader too, and see what their caller may see.
CREATE POLICY reader ON clientele.customers FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant() AND clientele.sees(id));

GRANT SELECT (tenant_id, id, name, company, birth_date, language, created_at, updated_at) ON clientele.customers TO clientele_reader;

CREATE POLICY reader ON clientele.identifiers FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT (tenant_id, customer_id, kind, value, is_primary) ON clientele.identifiers TO clientele_reader;

CREATE POLICY reader ON clientele.links FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT (tenant_id, profile_id, customer_id, method, probability, linked_at, last_verified_at, ended_at) ON clientele.links TO clientele_reader;

CREATE POLICY reader ON clientele.legacy_aliases FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant() AND clientele.sees(customer_id));

GRANT SELECT ON clientele.legacy_aliases TO clientele_reader;

CREATE POLICY reader ON clientele.lineage FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, customer_id, survivor_id, undone_at) ON clientele.lineage TO clientele_reader;
