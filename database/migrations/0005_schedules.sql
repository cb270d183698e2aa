-- Tenants' schedules: one row a tenant and kind, swept fairly; period is what was last done, so nothing is done twice.
CREATE TABLE clientele.due (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  kind text NOT NULL,
  next_at timestamptz NOT NULL,
  last_period text,
  last_run_at timestamptz,
  PRIMARY KEY (tenant_id, kind)
);

CREATE INDEX due_next_idx ON clientele.due (next_at);
