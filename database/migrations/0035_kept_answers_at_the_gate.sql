-- Operations at the gate keep their answers too, in the transaction that did the work: of the caller's own business only.
CREATE POLICY gate ON clientele.idempotency_keys TO clientele_gate USING (tenant_id = clientele.tenant()) WITH CHECK (tenant_id = clientele.tenant());

GRANT SELECT, INSERT, UPDATE, DELETE ON clientele.idempotency_keys TO clientele_gate;
