-- Whoever books without anybody at work taking part is told of to the owners: the engine sees who they are.
CREATE POLICY engine ON clientele.staff FOR SELECT TO clientele_engine USING (tenant_id = clientele.tenant());

GRANT SELECT (tenant_id, user_id, role) ON clientele.staff TO clientele_engine;
