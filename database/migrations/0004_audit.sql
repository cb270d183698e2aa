-- What happened: append-only, ids and field names only. Personal values lie beside it and can be erased.
CREATE TABLE clientele.events (
  tenant_id uuid NOT NULL REFERENCES clientele.tenants (id),
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  type text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  customer_id uuid,
  fields text[] NOT NULL DEFAULT '{}',
  facts jsonb NOT NULL DEFAULT '{}',
  request_id text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX events_at_idx ON clientele.events (tenant_id, at, id);

CREATE INDEX events_customer_idx ON clientele.events (tenant_id, customer_id, at, id) WHERE customer_id IS NOT NULL;

CREATE INDEX events_subject_idx ON clientele.events (tenant_id, subject_id, at, id);

CREATE INDEX events_actor_idx ON clientele.events (tenant_id, actor_id, at, id) WHERE actor_id IS NOT NULL;

CREATE INDEX events_type_idx ON clientele.events (tenant_id, type, at, id);

-- Old and new values of the fields an event names. Erasable.
CREATE TABLE clientele.event_values (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  field text NOT NULL,
  old_value text,
  new_value text,
  PRIMARY KEY (tenant_id, event_id, field),
  FOREIGN KEY (tenant_id, event_id) REFERENCES clientele.events (tenant_id, id)
);

-- Where the actor of an event came from. Erasable.
CREATE TABLE clientele.event_origins (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  address text,
  agent text,
  PRIMARY KEY (tenant_id, event_id),
  FOREIGN KEY (tenant_id, event_id) REFERENCES clientele.events (tenant_id, id)
);
