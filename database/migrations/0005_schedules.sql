-- Tenants' schedules: one row a tenant and kind, swept fairly by the worker. last_period is what was last called for,
-- so that nothing is called for twice. Like the job queue it stays a local table: the sweep reads it across tenants.
CREATE TABLE clientele.due (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  kind text NOT NULL,
  next_at timestamptz NOT NULL,
  last_period text,
  last_called_at timestamptz,
  PRIMARY KEY (tenant_id, kind)
);

CREATE INDEX due_next_idx ON clientele.due (next_at);
