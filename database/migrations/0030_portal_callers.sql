-- The customer that a portal session's profile leads to is read live at the gate: ids only, nothing of a person.
CREATE POLICY gate ON clientele.links TO clientele_gate USING (true);

GRANT SELECT (tenant_id, profile_id, customer_id, ended_at) ON clientele.links TO clientele_gate;

CREATE POLICY gate ON clientele.profiles TO clientele_gate USING (true);

GRANT SELECT (tenant_id, id, source, outside_id) ON clientele.profiles TO clientele_gate;
