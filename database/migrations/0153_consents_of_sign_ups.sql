-- What somebody allows in the profile of their sign-in is said among the consents by whoever recognises them, and what the
-- consents say is read there.
CREATE POLICY engine_adds ON clientele.consents FOR INSERT TO clientele_engine WITH CHECK (tenant_id = clientele.tenant());

GRANT INSERT ON clientele.consents TO clientele_engine;

CREATE POLICY reader ON clientele.consents FOR SELECT TO clientele_reader USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, id, customer_id, channel, topic, given, at) ON clientele.consents TO clientele_reader;
